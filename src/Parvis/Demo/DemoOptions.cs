namespace Parvis.Demo;

public sealed record DemoOptions
{
    public const string WellKnownPassword = "demonstration-2026";

    public int Requests { get; init; } = 3000;

    public int People { get; init; } = 8000;

    public int Seed { get; init; } = 1;

    public string Password { get; init; } = WellKnownPassword;
}
