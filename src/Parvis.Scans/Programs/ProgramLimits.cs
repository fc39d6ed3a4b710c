namespace Parvis.Scans.Programs;

/// <summary>What a program may use; what it reads comes from strangers.</summary>
public sealed record ProgramLimits
{
    /// <summary>What serves one page of a letter.</summary>
    public static readonly ProgramLimits Default = new();

    /// <summary>For a program that reserves far more addresses than it uses, as browsers do.</summary>
    public const long AnyMemory = long.MaxValue;

    /// <summary>From its start to its end: what takes seconds alone takes a minute on a machine that others keep busy.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>In characters, for what it writes and for what it complains about, each.</summary>
    public int Output { get; init; } = 16 * 1024 * 1024;

    /// <summary>In bytes of address space; held where the system has <c>prlimit</c>, as every Debian has.</summary>
    public long Memory { get; init; } = 2L * 1024 * 1024 * 1024;
}
