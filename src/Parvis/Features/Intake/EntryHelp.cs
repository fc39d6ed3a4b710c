using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Knowledge;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters.Choosing;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Duplicates;
using Parvis.Features.Topics;

namespace Parvis.Features.Intake;

/// <summary>What helps the agent while the person speaks.</summary>
public sealed record EntryHelpView
{
    public TopicEntry? Topic { get; init; }

    public DepartmentEntry? Department { get; init; }

    /// <summary>The date the town would promise if it were registered now.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>What the town hall knows of it.</summary>
    public IReadOnlyList<PublishedSheet> Sheets { get; init; } = [];

    /// <summary>Open requests this may be about.</summary>
    public IReadOnlyList<RequestRow> Duplicates { get; init; } = [];
}

/// <summary>The topic's sheet and the likely duplicates, from what has been chosen so far.</summary>
public sealed class EntryHelp(
    PersonChoosing people,
    LikelyDuplicates duplicates,
    TopicCatalogue topics,
    KnowledgeCatalogue sheets,
    OrganisationDirectory directory,
    ServiceTargets targets,
    TimeProvider clock
)
{
    public async Task<EntryHelpView> ReadAsync(
        IReadOnlyCollection<string?> personIds,
        Guid? topicId,
        string? place,
        string? text,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var topic = (await topics.GetAsync(cancellationToken)).Find(topicId, viewer);
        var known = await people.NumbersAsync(personIds, viewer, cancellationToken);
        return new EntryHelpView
        {
            Topic = topic,
            Sheets = topic is null ? [] : await sheets.AboutAsync(topic, viewer, cancellationToken),
            Department = topic is null
                ? null
                : (await directory.GetAsync(cancellationToken)).Department(topic.DepartmentId),
            DueOn = topic is null
                ? null
                : (await targets.PromiseAsync(topic, clock.GetUtcNow().UtcDateTime, cancellationToken)).AnswerOn,
            Duplicates = await duplicates.FindAsync(
                new Likeness
                {
                    People = known,
                    TopicId = topic?.Id,
                    Place = place,
                    Subject = RequestRegistration.Title(text),
                },
                viewer,
                cancellationToken
            ),
        };
    }
}
