using Microsoft.AspNetCore.Mvc.Rendering;

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
}
