using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Knowledge;
using Parvis.Features.Topics;
using Parvis.Web;

namespace Parvis.Features.Intake.RecurringQuestions;

/// <summary>The questions that come up most and that no sheet answers: a draft begins in one click.</summary>
[Authorize(Policies.Knowledge)]
public sealed class IndexModel(
    RecurringQuestionReader reader,
    KnowledgeService sheets,
    TopicCatalogue topics,
    CurrentViewer viewer
) : PageModel, IRedisplayed
{
    [BindProperty]
    public Guid TopicId { get; set; }

    public IReadOnlyList<RecurringQuestion> Questions { get; private set; } = [];

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var topic = (await topics.GetAsync(cancellationToken)).Find(TopicId);
        if (topic is not { Active: true, CircleId: null })
            return NotFound();
        var sheet = await sheets.BeginAsync(topic.Name, SheetKind.Question, topic.Id, viewer.Value, cancellationToken);
        TempData["Done"] = "Le brouillon est commencé avec ce que le sujet disait déjà.";
        return Redirect(KnowledgeLinks.Compose(sheet.Id));
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        Questions = await reader.ReadAsync(viewer.Value, HttpContext.RequestAborted);
        return Page();
    }

    /// <summary>A draft that somebody else writes is not read.</summary>
    public bool MayOpen(KnowledgeSheet draft) => SheetPolicy.MayWrite(viewer.Value, draft);
}
