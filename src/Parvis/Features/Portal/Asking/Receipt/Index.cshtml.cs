using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Portal.Following;
using Parvis.Features.Requests;
using Parvis.Features.Requests.FollowUp;
using Parvis.Features.Settings;

namespace Parvis.Features.Portal.Asking.Receipt;

/// <summary>It is in hand: by whom, until when, and how to follow it.</summary>
[AllowAnonymous]
public sealed class IndexModel(
    AskDrafts drafts,
    ParvisDbContext db,
    FollowUpReader reader,
    FollowUpKeys keys,
    SettingsStore settings
) : DraftPageModel(drafts)
{
    public CitizenRequest Record { get; private set; } = null!;

    public FollowUpAccess Access { get; private set; } = null!;

    public IReadOnlyList<string> State { get; private set; } = [];

    public string FollowUp => FollowUpAccess.PageOf(Record.Reference, keys.TokenOf(Record));

    protected override bool IsReceipt => true;

    protected override async Task<IActionResult> ShowAsync()
    {
        var request = await db.Set<CitizenRequest>()
            .AsNoTracking()
            .FirstOrDefaultAsync(r => r.Reference == Found.Draft.SentReference, Aborted);
        if (request is null)
            return Redirect(AskLinks.Check(Key));
        Record = request;
        if (FollowUpAccess.Of(request, keys, await settings.GetAsync<TownSettings>(Aborted)) is not { } access)
            return NotFound();
        Access = access;
        State = (await reader.ReadAsync(request, Aborted)).State;
        return await base.ShowAsync();
    }
}
