using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requests.Actions;
using Parvis.Features.Requests.Notifications;
using Parvis.Features.Requests.Presence;
using Parvis.Features.Requests.Texts;
using Parvis.Features.Settings;
using Parvis.Features.Topics;
using Parvis.Web;

namespace Parvis.Features.Requests.Page;

[Authorize(Policies.Agent)]
public sealed class IndexModel(
    RequestActions actions,
    RequestReader reader,
    ParvisDbContext db,
    OrganisationDirectory directory,
    TopicCatalogue catalogue,
    NotificationReader notifications,
    Presences presences,
    TextMessages texts,
    SettingsStore settings,
    TownClock clock,
    Transactions transactions,
    IEnumerable<IRequestPagePanel> panels
) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty]
    public int? Seen { get; set; }

    /// <summary>The person comes from a notification: it is read now.</summary>
    [FromQuery(Name = "vu")]
    public bool FromNotification { get; set; }

    public CitizenRequest Record { get; private set; } = null!;

    public RequestPerson? Person { get; private set; }

    public RequestPerson? Representative { get; private set; }

    public OrganisationSnapshot Organisation { get; private set; } = null!;

    public TopicEntry? Topic { get; private set; }

    public IReadOnlyList<TimelineItem> Conversation { get; private set; } = [];

    /// <summary>What was to send it on did not arrive: nothing may be said as if it had.</summary>
    public bool ForwardingIsLost =>
        Conversation.Select(i => i.Message).LastOrDefault(m => m?.Kind == CorrespondenceKind.Forwarding) is { } last
        && last.State.DidNotArrive();

    public IReadOnlyList<LinkedRequest> Links { get; private set; } = [];

    public IReadOnlyList<Present> Others { get; private set; } = [];

    public IReadOnlyList<PagePanel> Panels { get; private set; } = [];

    public IReadOnlyList<RequestMenuItem> Menu { get; private set; } = [];

    public DateOnly Today { get; private set; }

    public DateTime ReceivedAt { get; private set; }

    public bool May(RequestAction action) => RequestPolicy.Allows(actions.Viewer, Record, action);

    public async Task<IActionResult> OnGetAsync()
    {
        if (await actions.FindAsync(Reference, HttpContext.RequestAborted) is not { } found)
            return NotFound();
        Record = found;
        if (FromNotification)
            await transactions.RunAsync(
                () => notifications.MarkReadAsync(actions.Viewer, found.Id, HttpContext.RequestAborted),
                HttpContext.RequestAborted
            );
        await LoadAsync(HttpContext.RequestAborted);
        return Page();
    }

    public Task<IActionResult> OnPostAcceptAsync() =>
        ApplyAsync(RequestAction.Accept, (r, by) => r.Accept(by), "Votre service a accepté la demande.");

    public Task<IActionResult> OnPostTakeAsync() =>
        ApplyAsync(
            RequestAction.Take,
            (r, by) => r.Take(by.AgentId ?? throw new RefusedException("Votre compte n'est pas celui d'un agent."), by),
            "Cette demande est la vôtre."
        );

    public async Task<IActionResult> RedisplayAsync()
    {
        var result = await OnGetAsync();
        this.SayRefusals();
        return result is PageResult ? Redirect(RequestLinks.Page(Record.Reference)) : result;
    }

    async Task<IActionResult> ApplyAsync(RequestAction action, Action<CitizenRequest, ProcessContext> verb, string done)
    {
        if (!RequestReference.TryNormalize(Reference, out var reference))
            return NotFound();
        await actions.Changes.ApplyAsync(reference, action, Seen, actions.Viewer, verb, HttpContext.RequestAborted);
        TempData["Done"] = done;
        return Redirect(RequestLinks.Page(reference));
    }

    async Task LoadAsync(CancellationToken cancellationToken)
    {
        Organisation = await directory.GetAsync(cancellationToken);
        Topic = (await catalogue.GetAsync(cancellationToken)).Find(Record.TopicId);
        Today = await clock.TodayAsync(cancellationToken);
        ReceivedAt = await clock.ToLocalAsync(Record.ReceivedAt, cancellationToken);
        var people = await reader.PeopleAsync(Record, cancellationToken);
        Person = people.FirstOrDefault(p => p.Id == Record.RequesterId);
        Representative = people.FirstOrDefault(p => p.Id == Record.RepresentativeId);
        Links = await LinksAsync(cancellationToken);
        Conversation = await reader.TimelineAsync(Record, 0, Links.Select(l => l.Id), cancellationToken);
        Menu = RequestMenu.For(
            actions.Viewer,
            Record,
            await TakesTextsAsync(people, cancellationToken),
            (await settings.GetAsync<TownSettings>(cancellationToken)).IsOpenToResidents
        );
        presences.Note(Record.Id, actions.Viewer, Doing.Reading);
        Others = presences.Others(Record.Id, actions.Viewer);
        var shown = new List<PagePanel>();
        foreach (var panel in panels.OrderBy(p => p.Order))
        {
            if (await panel.ReadAsync(Record, Conversation, cancellationToken) is { } read)
                shown.Add(read);
        }

        Panels = shown;
    }

    async Task<bool> TakesTextsAsync(IReadOnlyList<RequestPerson> people, CancellationToken cancellationToken) =>
        people.SelectMany(p => p.Contacts).Any(c => c.TakesTexts) && await texts.AreOnAsync(cancellationToken);

    Task<List<LinkedRequest>> LinksAsync(CancellationToken cancellationToken)
    {
        var id = Record.Id;
        var into = Record.MergedIntoId;
        // One question for each index: joined by « or », they would be asked of every request there is.
        var linked = db.Set<CitizenRequest>()
            .Where(r => r.MergedIntoId == id || r.Id == into)
            .Select(r => r.Id)
            .Union(db.Set<RequestLink>().Where(l => l.FromId == id).Select(l => l.ToId))
            .Union(db.Set<RequestLink>().Where(l => l.ToId == id).Select(l => l.FromId));
        return db.Set<CitizenRequest>()
            .VisibleTo(actions.Viewer)
            .Where(r => linked.Contains(r.Id))
            .OrderBy(r => r.Id)
            .Select(r => new LinkedRequest
            {
                Id = r.Id,
                Reference = r.Reference,
                Subject = r.Subject,
                Status = r.Status,
                MergedHere = r.MergedIntoId == id,
                ContinuesThis = r.Id == into,
                From = db.Set<RequestLink>()
                    .Where(l => l.FromId == id && l.ToId == r.Id)
                    .Select(l => (LinkKind?)l.Kind)
                    .FirstOrDefault(),
                To = db.Set<RequestLink>()
                    .Where(l => l.ToId == id && l.FromId == r.Id)
                    .Select(l => (LinkKind?)l.Kind)
                    .FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
    }
}
