using Parvis.Features.Reminders.Digests;
using Parvis.Features.Topics;

namespace Parvis.Features.Knowledge.Digests;

/// <summary>Guides and charters that this agent has still to read; nobody reads in the place of another.</summary>
public sealed class DigestOfReadings(SheetReadings readings, TopicCatalogue topics) : IDigestPart
{
    public async Task<DigestSection?> ReadAsync(DigestScope scope, CancellationToken cancellationToken)
    {
        var awaited = await readings.AwaitedAsync(scope.Viewer, cancellationToken);
        var tree = await topics.GetAsync(cancellationToken);
        return awaited.Count == 0
            ? null
            : new DigestSection(
                "À lire",
                [
                    .. awaited
                        .Take(DigestReader.MostLines)
                        .Select(s => new DigestLine(
                            "Fiche",
                            SheetPolicy.IsConfidential(s.TopicIds, tree) ? "sujet confidentiel" : s.Content.Title,
                            "à lire, puis dites « J'ai lu »"
                        )
                        {
                            Path = KnowledgeLinks.Sheet(s.Id),
                            Noun = "fiche",
                        }),
                ],
                awaited.Count > DigestReader.MostLines,
                KnowledgeLinks.Filtered("a-lire")
            );
    }
}
