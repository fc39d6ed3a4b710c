using Parvis.Data;

namespace Parvis.Features.Requesters.Names;

/// <summary>
/// The words a name is found by. « Jean-Pierre Le Goff » gives jean, pierre, jeanpierre, goff and legoff: a particle
/// alone says nothing, yet people write it joined or apart as they please.
/// </summary>
public static class NameWords
{
    static readonly HashSet<string> Particles = new(
        [
            .. "a ait al aux ben bin bel bou da dal de del della den der des di do dos du el et ibn la las le les lo los".Split(
                ' '
            ),
            .. "mac mc o ould san santa st ste ter und van ver vom von y zu".Split(' '),
        ],
        StringComparer.Ordinal
    );

    static readonly HashSet<string> Civilities = new(
        "m mr mme mlle monsieur madame mademoiselle me maitre dr docteur".Split(' '),
        StringComparer.Ordinal
    );

    /// <summary>Particles, and the letters that an apostrophe leaves alone: « d'Almeida », « N'Diaye ».</summary>
    public static bool IsParticle(string word) => word.Length == 1 || Particles.Contains(word);

    public static bool IsCivility(string word) => Civilities.Contains(word);

    public static string[] Split(string? text) => Folding.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public static IReadOnlyCollection<string> Of(Requester requester) =>
        Of(requester.FirstName, requester.BirthName, requester.UsageName, requester.OrganisationName);

    public static IReadOnlyCollection<string> Of(params ReadOnlySpan<string> names)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
            AddWords(words, Split(name));
        return words;
    }

    static void AddWords(HashSet<string> words, string[] parts)
    {
        var onlyParticles = parts.All(IsParticle);
        for (var i = 0; i < parts.Length; i++)
        {
            var particle = IsParticle(parts[i]);
            if (!particle || onlyParticles)
                Add(words, parts[i]);
            if (particle)
                continue;
            // « de la rochefoucauld »: larochefoucauld, delarochefoucauld.
            var joined = parts[i];
            for (var before = i - 1; before >= 0 && IsParticle(parts[before]); before--)
            {
                joined = parts[before] + joined;
                Add(words, joined);
            }

            if (i > 0 && !IsParticle(parts[i - 1]))
                Add(words, parts[i - 1] + parts[i]);
        }

        if (onlyParticles && parts.Length > 1)
            Add(words, string.Concat(parts));
    }

    static void Add(HashSet<string> words, string word)
    {
        if (word.Length <= NameWord.MaxLength)
            words.Add(word);
    }
}
