namespace Parvis.Features.Requests.Files;

/// <summary>The antivirus knows it: it is not kept.</summary>
public sealed class InfectedFileException(string name, string threat) : Exception($"{name} holds {threat}.")
{
    public string Name { get; } = name;

    public string Threat { get; } = threat;
}
