namespace Parvis.Data;

/// <summary>The same program on data of its own, said on every page; nothing ever leaves it.</summary>
public sealed class TrainingMode(IConfiguration configuration)
{
    public bool On { get; } = IsOn(configuration);

    public static bool IsOn(IConfiguration configuration) => configuration.GetValue("Parvis:Training", false);
}
