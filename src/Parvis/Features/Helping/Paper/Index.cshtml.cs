using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Organisation;
using Parvis.Features.Portal.Asking;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Helping.Paper;

/// <summary>The mandate, filled in, to print in two copies and to sign.</summary>
[Authorize(Policies.Helper)]
public sealed class IndexModel(AskDrafts drafts, EntrustedReader entrusted, SettingsStore settings) : PageModel
{
    public string Key { get; private set; } = "";

    public AskContact Contact { get; private set; } = null!;

    public Helper Me { get; private set; } = null!;

    public TownSettings Town { get; private set; } = null!;

    public string Topic { get; private set; } = "";

    /// <summary>Where rights on personal data are asked for.</summary>
    public string RightsContact =>
        new[] { Town.DataProtectionContact, Town.Email, Town.OneLineAddress, Town.Name }.First(c => c.Length > 0);

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancellationToken)
    {
        if (
            await drafts.FindAsync(key, tracked: false, cancellationToken)
            is not { Draft: { HelperId: not null, SentReference: null } } found
        )
            return NotFound();
        Key = key;
        Contact = found.Draft.ReadContact();
        Me = await entrusted.MeAsync(cancellationToken);
        Town = await settings.GetAsync<TownSettings>(cancellationToken);
        Topic = found.TopicName;
        return Page();
    }
}
