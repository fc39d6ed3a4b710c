using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Features.Topics;
using Parvis.Web;

namespace Parvis.Features.Requests.Actions;

/// <summary>Another topic moves the promised date; a confidential one closes the request to whoever is outside its circle.</summary>
[Authorize(Policies.Agent)]
public sealed class TopicModel(RequestActions actions, ServiceTargets targets, TopicCircles circles)
    : RequestActionModel(actions)
{
    [BindProperty]
    public Guid? TopicId { get; set; }

    public IReadOnlyList<SelectListItem> Topics { get; private set; } = [];

    protected override RequestAction Action => RequestAction.Correct;

    protected override async Task PrepareAsync()
    {
        if (HttpMethods.IsGet(HttpContext.Request.Method))
            TopicId = Record.TopicId;
        Topics = await TopicChoices.ForAsync(Actions, Aborted);
    }

    public Task<IActionResult> OnPostAsync() =>
        ApplyAsync(
            async (request, _) =>
            {
                var topic = await TopicChoices.ChosenAsync(Actions, TopicId, Aborted);
                request.ChangeTopic(topic?.Id, topic?.Name, await CircleAsync(topic));
                request.ChangePromise(
                    await targets.PromiseAsync(topic, request.ReceivedAt, Aborted, request.PausedDays),
                    topic is null ? "délai de la commune" : $"délai promis pour « {topic.Name} »"
                );
            },
            "Le sujet est changé."
        );

    async Task<Guid?> CircleAsync(TopicEntry? topic) =>
        topic is null ? null : await circles.CurrentAsync(topic.Id, Aborted) ?? topic.CircleId;
}
