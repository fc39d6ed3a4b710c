using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Features.Organisation;
using Parvis.Features.Topics;

namespace Parvis.Features.Intake;

/// <summary>The topics as a plain list, under their themes, for whoever has no script or likes to browse.</summary>
public static class TopicChoiceList
{
    public static IReadOnlyList<SelectListItem> Of(TopicTree topics, Viewer viewer, Guid? chosen)
    {
        var open = topics.OpenTo(viewer).ToList();
        var themes = open.Select(t => t.ParentId).OfType<Guid>().ToHashSet();
        var groups = themes.ToDictionary(id => id, id => new SelectListGroup { Name = topics.Path(id) });
        return
        [
            new SelectListItem("Choisissez un sujet", ""),
            .. open.Select(t => new SelectListItem(t.Name, t.Id.ToString(), t.Id == chosen)
                {
                    // A theme can be chosen too: it stands first in its own group.
                    Group = themes.Contains(t.Id) ? groups[t.Id] : groups.GetValueOrDefault(t.ParentId ?? Guid.Empty),
                })
                .OrderBy(i => i.Group is null ? 0 : 1),
        ];
    }
}
