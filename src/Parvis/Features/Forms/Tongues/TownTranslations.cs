using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Features.Topics;
using Parvis.Ui.Translation;

namespace Parvis.Features.Forms.Tongues;

/// <summary>The door to translations of what the town writes for residents.</summary>
public sealed class TownTranslations(
    ParvisDbContext db,
    TopicForms forms,
    TopicCatalogue topics,
    TownTongues tongues,
    Translations program,
    AdministrationJournal journal,
    Transactions transactions,
    ViewerEpoch epoch,
    TimeProvider clock
)
{
    /// <summary>What the town has to translate of a topic: the program knows its own questions in every language.</summary>
    public async Task<IReadOnlyList<TopicText>> TextsAsync(TopicEntry topic, CancellationToken cancellationToken)
    {
        var form = await forms.FindAsync(topic.Id, cancellationToken);
        var composed = form is null ? [] : TopicTexts.Of(topic, FormText.Read(form.Working));
        var answered = TopicTexts.Of(topic, (await forms.InUseAsync(topic, cancellationToken)).Definition);
        return Own([.. answered.Concat(composed).DistinctBy(t => t.French, StringComparer.Ordinal)]);
    }

    public Task<Dictionary<string, string>> KnownAsync(
        PortalLanguage language,
        IEnumerable<string> keys,
        CancellationToken cancellationToken
    )
    {
        var wanted = keys.ToList();
        return db.Set<TownTranslation>()
            .Where(t => t.Language == language.Code && wanted.Contains(t.Key))
            .ToDictionaryAsync(t => t.Key, t => t.Words, StringComparer.Ordinal, cancellationToken);
    }

    /// <exception cref="RefusedException">Too long, or somebody translated the same meanwhile.</exception>
    /// <param name="topic">Whose words.</param>
    /// <param name="language">Not French.</param>
    /// <param name="rows">What was typed.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<int> SaveAsync(
        TopicEntry topic,
        PortalLanguage language,
        IReadOnlyList<TypedTranslation> rows,
        string by,
        CancellationToken cancellationToken
    )
    {
        var changed = rows.Where(r => r.Typed != r.Before).ToList();
        if (changed.Count == 0)
            return 0;
        var keys = changed.Select(r => r.Key).ToList();
        var known = await db.Set<TownTranslation>()
            .Where(t => t.Language == language.Code && keys.Contains(t.Key))
            .ToDictionaryAsync(t => t.Key, StringComparer.Ordinal, cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var row in changed)
        {
            var stored = known.GetValueOrDefault(row.Key);
            if (row.Typed.Length > TownTranslation.MaxText)
                throw new RefusedException($"Une traduction tient en {TownTranslation.MaxText} caractères.", row.Field);
            if ((stored?.Words ?? "") != row.Before && stored?.Words != row.Typed)
                throw new RefusedException(
                    $"Quelqu'un vient de traduire ce texte autrement : « {(stored?.Words ?? "").CutTo(100)} ». Relisez, puis enregistrez de nouveau.",
                    row.Field
                );
            if (row.Typed.Length == 0)
            {
                if (stored is not null)
                    db.Remove(stored);
                continue;
            }

            if (stored is null)
                db.Add(
                    stored = new TownTranslation
                    {
                        Language = language.Code,
                        Key = row.Key,
                        French = row.French,
                    }
                );
            stored.Write(row.Typed, now, by);
        }

        journal.Write(
            $"Sujet « {topic.Name} », {Requesters.Languages.InFrench(language.Code)} : {changed.Count} traductions"
        );
        transactions.AfterCommit(epoch.Advance);
        return changed.Count;
    }

    /// <summary>By language, how many of the town's texts residents read in French, and where they are.</summary>
    public async Task<IReadOnlyList<TownTongueState>> StatesAsync(CancellationToken cancellationToken)
    {
        var published = await (
            from form in db.Set<TopicForm>()
            join version in db.Set<TopicFormVersion>()
                on new { form.TopicId, Number = form.Published } equals new
                {
                    version.TopicId,
                    Number = (int?)version.Number,
                }
            select new { form.TopicId, version.Questions }
        ).ToDictionaryAsync(f => f.TopicId, f => f.Questions, cancellationToken);
        var texts = (await topics.GetAsync(cancellationToken))
            .Public.Select(topic =>
                (
                    Topic: topic,
                    Texts: Own(
                        TopicTexts.Of(
                            topic,
                            published.TryGetValue(topic.Id, out var questions)
                                ? FormText.Read(questions)
                                : StandardForm.Of(topic)
                        )
                    )
                )
            )
            .ToList();
        var states = new List<TownTongueState>();
        foreach (var language in PortalLanguage.All.Where(l => !l.IsFrench))
        {
            var tongue = await tongues.GetAsync(language.Code, cancellationToken);
            states.Add(
                new TownTongueState(
                    language,
                    texts.Sum(t => t.Texts.Count),
                    [
                        .. texts
                            .Select(t => new TopicToTranslate(
                                t.Topic,
                                t.Texts.Count(text => tongue.Find(text.French) is null)
                            ))
                            .Where(t => t.Missing > 0),
                    ]
                )
            );
        }

        return states;
    }

    IReadOnlyList<TopicText> Own(IReadOnlyList<TopicText> texts) =>
        [.. texts.Where(t => PortalLanguage.All.Any(l => !l.IsFrench && program.Find(l, t.French) is null))];
}

/// <param name="Key">See <see cref="TownTranslation.Key"/>.</param>
/// <param name="French">What is translated.</param>
/// <param name="Before">As the page showed it.</param>
/// <param name="Typed">What it becomes; empty takes it away.</param>
/// <param name="Field">Of the form.</param>
public sealed record TypedTranslation(string Key, string French, string Before, string Typed, string Field);

/// <param name="Language">Not French.</param>
/// <param name="Texts">How many the town wrote.</param>
/// <param name="ToTranslate">Topics that have some left.</param>
public sealed record TownTongueState(PortalLanguage Language, int Texts, IReadOnlyList<TopicToTranslate> ToTranslate)
{
    public int Missing => ToTranslate.Sum(t => t.Missing);
}

public sealed record TopicToTranslate(TopicEntry Topic, int Missing);
