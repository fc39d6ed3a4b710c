using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Replies.Letter;

/// <summary>A letter as it is printed, and the button that says it went to the post.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(
    ParvisDbContext db,
    RequestChanges changes,
    LetterPosting posting,
    MentionReader mentions,
    SettingsStore settings,
    TownClock clock,
    CurrentViewer viewer,
    ShownRecords shown
) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public Correspondence Message { get; private set; } = null!;

    public Mentions Mentions { get; private set; } = null!;

    public TownSettings Town { get; private set; } = null!;

    public DateOnly WrittenOn { get; private set; }

    public IReadOnlyList<string> Enclosures { get; private set; } = [];

    /// <summary>Its text says who handles the request, as it was when it was written: that is the proof.</summary>
    public bool ClosesItself => Message.Kind.ClosesItself();

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!RequestReference.TryNormalize(Reference, out var reference))
            return NotFound();
        await changes.ApplyAsync(
            reference,
            RequestAction.PostLetter,
            seen: null,
            viewer.Value,
            (request, by) => posting.PostAsync(request, Id, by, cancellationToken),
            cancellationToken,
            Channel.Post
        );
        TempData["Done"] = "La lettre est notée comme remise au courrier.";
        return Redirect(RequestLinks.Page(reference));
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        var aborted = HttpContext.RequestAborted;
        var found = await (
            from message in db.Set<Correspondence>().AsNoTracking()
            join request in db.Set<CitizenRequest>().AsNoTracking().VisibleTo(viewer.Value)
                on message.RequestId equals request.Id
            where message.PublicId == Id && message.Channel == Channel.Post && message.Direction == Direction.Outgoing
            select new { message, request }
        ).FirstOrDefaultAsync(aborted);
        if (found is null || found.request.Reference != Reference.ToUpperInvariant())
            return NotFound();
        shown.Note(found.request);
        Message = found.message;
        Mentions =
            Message.Kind.IsNotice() && found.request.CircleId is not null
                ? await mentions.ReadNeutralAsync(found.request, aborted)
                : await mentions.ReadAsync(found.request, aborted);
        Town = await settings.GetAsync<TownSettings>(aborted);
        WrittenOn = DateOnly.FromDateTime(await clock.ToLocalAsync(found.message.At, aborted));
        Enclosures = await db.Set<RequestFile>()
            .Where(f => f.CorrespondenceId == found.message.Id)
            .OrderBy(f => f.Id)
            .Select(f => f.Name)
            .ToListAsync(aborted);
        return Page();
    }
}
