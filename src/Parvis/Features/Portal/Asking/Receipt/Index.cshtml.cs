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
    SettingsStore settings,
    TimeProvider clock
) : DraftPageModel(drafts)
{
    /// <summary>Then its link and its code are shown no more: a computer may be everybody's.</summary>
    static readonly TimeSpan CodeShown = TimeSpan.FromHours(1);

    public CitizenRequest Record { get; private set; } = null!;

    /// <summary>Null once it is too late, or once others were given.</summary>
    public FollowUpAccess? Access { get; private set; }

    public IReadOnlyList<string> State { get; private set; } = [];

    public string FollowUp => FollowUpAccess.PageOf(Record.Reference, keys.TokenOf(Record));

    protected override bool IsReceipt => true;

    protected override async Task<IActionResult> ShowAsync()
    {
        var draft = Found.Draft;
        if (draft.SentReference is not { } reference)
            return Redirect(AskLinks.Check(Key));
        var request = await db.Set<CitizenRequest>()
            .AsNoTracking()
            .FirstOrDefaultAsync(r => r.Reference == reference && r.ErasedAt == null, Aborted);
        if (request is null)
            return NotFound();
        Record = request;
        if (draft.SentIssue != request.FollowUpIssue || clock.GetUtcNow().UtcDateTime - draft.UpdatedAt > CodeShown)
            return await base.ShowAsync();
        Access = FollowUpAccess.Of(request, keys, await settings.GetAsync<TownSettings>(Aborted));
        State = (await reader.ReadAsync(request, Aborted)).State;
        return await base.ShowAsync();
    }
}
