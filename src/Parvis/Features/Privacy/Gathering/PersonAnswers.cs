using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Privacy.Cases;

namespace Parvis.Features.Privacy.Gathering;

/// <summary>All that is held on the person of a case, with what was decided to hide. Nothing of it is stored.</summary>
public sealed class PersonAnswers(
    ParvisDbContext db,
    PersonScopes scopes,
    IEnumerable<IPersonalHoldings> holdings,
    ThirdParties others
)
{
    public const string Hidden = "[tiers]";

    /// <summary>Somebody may have made many hundreds of requests, each with its choice in the form.</summary>
    public const int MostFields = 20_000;

    public async Task<PersonAnswer> PrepareAsync(PrivacyCase file, CancellationToken cancellationToken)
    {
        var (scope, unseen) = await scopes.OfAsync(file, cancellationToken);
        var gathered = new Gathered { Unseen = unseen };
        foreach (var holding in holdings)
            await holding.GatherAsync(scope, gathered, cancellationToken);
        var decided = await db.Set<CasePassage>()
            .AsNoTracking()
            .Where(p => p.CaseId == file.Id)
            .OrderBy(p => p.Id)
            .ToListAsync(cancellationToken);
        var proposed = await others.FindAsync(scope, gathered, cancellationToken);
        // What was decided wins over what is proposed.
        var passages = decided
            .Select(p => new Passage(p.Text, p.Hidden))
            .Concat(proposed.Select(p => new Passage(p, Hidden: true)))
            .DistinctBy(p => p.Text, StringComparer.OrdinalIgnoreCase)
            .ToList();
        return new PersonAnswer
        {
            Scope = scope,
            Gathered = gathered,
            Passages = passages,
            Hide = new Passages(passages.Where(p => p.Hidden).Select(p => p.Text), Hidden),
            Withheld = await db.Set<CaseWithheld>()
                .AsNoTracking()
                .Where(w => w.CaseId == file.Id)
                .ToDictionaryAsync(w => w.ItemKey, w => w.Reason, cancellationToken),
        };
    }

    /// <summary>In place of what had been decided before.</summary>
    public async Task DecideAsync(
        PrivacyCase file,
        IEnumerable<string> offered,
        IReadOnlyCollection<string> hidden,
        string? more,
        CancellationToken cancellationToken
    )
    {
        var added = (more ?? "")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .ToList();
        if (added.Exists(a => a.Length is < 3 or > CasePassage.MaxText))
            throw new RefusedException($"Un passage a de 3 à {CasePassage.MaxText} caractères.", "More");
        await db.TakeTurnAsync(file, cancellationToken);
        await db.Set<CasePassage>().Where(p => p.CaseId == file.Id).ExecuteDeleteAsync(cancellationToken);
        db.AddRange(
            offered
                .Select(text => new Passage(text, hidden.Contains(text)))
                .Concat(added.Select(text => new Passage(text, Hidden: true)))
                .Where(p => p.Text.Length is > 0 and <= CasePassage.MaxText)
                .DistinctBy(p => p.Text, StringComparer.OrdinalIgnoreCase)
                .Select(p => new CasePassage
                {
                    CaseId = file.Id,
                    Text = p.Text,
                    Hidden = p.Hidden,
                })
        );
    }

    public async Task WithholdAsync(PrivacyCase file, string? key, string? reason, CancellationToken cancellationToken)
    {
        var said = reason?.Trim() ?? "";
        if (said.Length is 0 or > CaseWithheld.MaxReason)
            throw new RefusedException($"Dites pourquoi, en {CaseWithheld.MaxReason} caractères.", "Reason");
        var answer = await PrepareAsync(file, cancellationToken);
        if (!answer.Gathered.Parts.SelectMany(p => p.Items).Any(i => i.CanBeWithheld && i.Key == key))
            throw new RefusedException("Cet élément n'est plus là : rechargez la page.");
        await db.TakeTurnAsync(file, cancellationToken);
        await GiveAsync(file, key, cancellationToken);
        db.Add(
            new CaseWithheld
            {
                CaseId = file.Id,
                ItemKey = key!,
                Reason = said,
            }
        );
    }

    public Task GiveAsync(PrivacyCase file, string? key, CancellationToken cancellationToken) =>
        db.Set<CaseWithheld>()
            .Where(w => w.CaseId == file.Id && w.ItemKey == key)
            .ExecuteDeleteAsync(cancellationToken);
}

public sealed record Passage(string Text, bool Hidden);

public sealed record PersonAnswer
{
    public required PersonScope Scope { get; init; }

    public required Gathered Gathered { get; init; }

    public required IReadOnlyList<Passage> Passages { get; init; }

    public required Passages Hide { get; init; }

    /// <summary>Why, by the key of the item.</summary>
    public required IReadOnlyDictionary<string, string> Withheld { get; init; }
}
