using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Data;
using Parvis.Features.Topics;

namespace Parvis.Features.Requests.Actions;

static class TopicChoices
{
    public static async Task<IReadOnlyList<SelectListItem>> ForAsync(
        RequestActions actions,
        CancellationToken cancellationToken
    )
    {
        var topics = await actions.TopicsAsync(cancellationToken);
        return
        [
            new("Sans sujet : le pilote choisira", ""),
            .. topics.OpenTo(actions.Viewer).Select(t => new SelectListItem(t.Path, t.Id.ToString())),
        ];
    }

    /// <summary>Null when none was chosen.</summary>
    public static async Task<TopicEntry?> ChosenAsync(
        RequestActions actions,
        Guid? topicId,
        CancellationToken cancellationToken
    )
    {
        var topic = (await actions.TopicsAsync(cancellationToken)).Find(topicId, actions.Viewer);
        return topicId is null || topic is not null
            ? topic
            : throw new RefusedException("Ce sujet n'existe plus : choisissez-en un autre.", "TopicId");
    }
}
