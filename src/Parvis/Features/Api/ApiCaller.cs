using Parvis.Features.Accounts;
using Parvis.Features.Api.Keys;
using Parvis.Features.Organisation;

namespace Parvis.Features.Api;

/// <summary>The program that calls, set before any endpoint runs.</summary>
public sealed class ApiCaller
{
    KnownKey? key;

    public KnownKey Key => key ?? throw new InvalidOperationException("No key on this call.");

    /// <summary>
    /// Serves residents like reception, belongs to no department and to no circle: what is confidential does not
    /// exist for it.
    /// </summary>
    public Viewer Viewer { get; private set; } = new() { AccountId = Guid.Empty, Name = "" };

    public void Set(KnownKey known)
    {
        key = known;
        Viewer = new Viewer
        {
            AccountId = known.Id,
            Name = $"{known.Name} (API)",
            Roles = TownRoles.Reception,
        };
    }
}
