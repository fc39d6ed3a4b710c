namespace Parvis.Features.Topics;

/// <summary>A supporting document (« pièce justificative ») to ask for.</summary>
/// <param name="Order">Where it stands in the list.</param>
/// <param name="Name">As residents read it.</param>
/// <param name="Indispensable">False when the file is handled without it (CRPA L114-5-1).</param>
public sealed record RequiredDocument(int Order, string Name, bool Indispensable = true)
{
    const string Optional = "(facultatif)";

    /// <summary>As people and files write it: « RIB (facultatif) ».</summary>
    public string Line => Indispensable ? Name : $"{Name} {Optional}";

    public static RequiredDocument Read(string line, int order)
    {
        var text = line.Trim();
        return text.EndsWith(Optional, StringComparison.OrdinalIgnoreCase)
            ? new RequiredDocument(order, text[..^Optional.Length].TrimEnd(), Indispensable: false)
            : new RequiredDocument(order, text);
    }
}
