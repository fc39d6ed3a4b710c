using Microsoft.AspNetCore.Identity;

namespace Parvis.Features.Accounts;

/// <summary>A login, whoever owns it. What its owner may do in departments is in the Organisation slice.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public TownRoles Roles { get; set; }

    public bool Disabled { get; set; }

    public DateTime? LastSignInAt { get; set; }

    /// <summary>
    /// The password was made by the program: it opens nothing but the page that changes it, and nothing at all after
    /// this moment.
    /// </summary>
    public DateTime? TemporaryPasswordUntil { get; set; }

    public bool MustChangePassword => TemporaryPasswordUntil is not null;

    public bool LockedOutAt(DateTimeOffset now) => LockoutEnd is { } end && end > now;
}

/// <summary>Roles held in the whole town; department roles are memberships.</summary>
[Flags]
public enum TownRoles
{
    None = 0,
    Reception = 1,
    Pilot = 2,
    Director = 4,
    Administrator = 8,
    ElectedOfficial = 16,

    /// <summary>Answers for personal data; reads who looked at what, and none of it.</summary>
    DataProtection = 32,

    /// <summary>Acts for residents from outside the town hall, under their mandates: nothing of the agents' side.</summary>
    Helper = 64,
}
