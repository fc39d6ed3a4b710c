namespace Parvis.Features.Settings;

/// <summary>Present only in a database filled with the demonstration town: who to sign in as.</summary>
public sealed record DemonstrationSettings
{
    public IReadOnlyList<DemonstrationAccount> Accounts { get; init; } = [];

    /// <summary>The one password of every account; kept in clear only in Development.</summary>
    public string Password { get; init; } = "";

    public int Seed { get; init; }

    public DateTime? FilledAt { get; init; }
}

public sealed record DemonstrationAccount(string Login, string Name, string Function, string Role);
