using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Features.Requests.Queues;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Replies.Together.List;

/// <summary>Groups one made, to go on with one; and where the ticked requests of a queue arrive.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(
    GroupReader reader,
    GroupWriting writing,
    QueueReader queues,
    TownClock clock,
    CurrentViewer viewer
) : PageModel, IRedisplayed
{
    [BindProperty]
    public string[] Ticked { get; set; } = [];

    [BindProperty]
    public string? Token { get; set; }

    /// <summary>The queue they were ticked in: « service/… ».</summary>
    [FromQuery(Name = "liste")]
    public string? From { get; set; }

    public IReadOnlyList<GroupLine> Groups { get; private set; } = [];

    public bool IsOthers(GroupLine line) => line.Group.AccountId != viewer.Value.AccountId;

    public DateOnly On(DateTime at) => days[at];

    readonly Dictionary<DateTime, DateOnly> days = [];

    public Task OnGetAsync() => RedisplayAsync();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var ticked = Ticked
            .Select(TickedRequest.Parse)
            .OfType<TickedRequest>()
            .Select(t => t.Reference)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var title = await TakenAsync(take: 0, cancellationToken) is { } taken ? taken.Title : "Demandes choisies";
        return await ChooseAsync(ticked, title, more: false, cancellationToken);
    }

    public async Task<IActionResult> OnPostAllAsync(CancellationToken cancellationToken)
    {
        if (await TakenAsync(GroupReply.Most + 1, cancellationToken) is not { } taken)
            return NotFound();
        return await ChooseAsync(
            [.. taken.References.Take(GroupReply.Most)],
            taken.Title,
            taken.References.Count > GroupReply.Most,
            cancellationToken
        );
    }

    async Task<IActionResult> ChooseAsync(
        IReadOnlyCollection<string> references,
        string title,
        bool more,
        CancellationToken cancellationToken
    )
    {
        var group = await writing.ChooseAsync(references, title, Token, viewer.Value, cancellationToken);
        if (more)
            TempData["Refused"] =
                $"La liste compte plus de {GroupReply.Most} demandes : les {GroupReply.Most} premières sont ici. Recommencez ensuite pour les autres.";
        return LocalRedirect(group.Url);
    }

    async Task<QueueTaken?> TakenAsync(int take, CancellationToken cancellationToken)
    {
        var parts = From?.Split('/');
        if (QueueKinds.Parse(parts?[0]) is not { } kind)
            return null;
        var asked = new QueueAsked
        {
            Kind = kind,
            DepartmentId = parts is [_, var id] && Guid.TryParse(id, out var department) ? department : null,
            Filter = QueueFilter.Read(Request.Query),
        };
        return await queues.TakeAsync(asked, viewer.Value, take, cancellationToken);
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        Groups = await reader.ListAsync(viewer.Value, HttpContext.RequestAborted);
        foreach (var line in Groups)
            days[line.Group.MadeAt] = DateOnly.FromDateTime(
                await clock.ToLocalAsync(line.Group.MadeAt, HttpContext.RequestAborted)
            );
        return Page();
    }
}
