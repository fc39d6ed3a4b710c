namespace Parvis.Demo;

public sealed record DemoOptions
{
    public const string WellKnownPassword = "demonstration-2026";

    public int Requests { get; init; } = 3000;

    public int People { get; init; } = 8000;

    /// <summary>At least this share of the requests is left unanswered, from 0 to 1: a town that falls behind.</summary>
    public double Open { get; init; }

    public int Seed { get; init; } = 1;

    public string Password { get; init; } = WellKnownPassword;
}
