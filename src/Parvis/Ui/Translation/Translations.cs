using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using Parvis.Data;

namespace Parvis.Ui.Translation;

/// <summary>
/// The words of residents' pages in every language, read once: those of the program, then those of the town's own file
/// (<c>languages/ar.po</c> in the data folder), which a translator corrects without a developer.
/// </summary>
public sealed partial class Translations
{
    readonly Dictionary<string, Dictionary<string, IReadOnlyList<string>>> words = new(StringComparer.Ordinal);
    readonly Dictionary<string, IReadOnlyList<string>> easy = new(StringComparer.Ordinal);
    readonly HashSet<string> known = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, bool> asked = new(StringComparer.Ordinal);

    public Translations(DataFolder folder)
    {
        foreach (var language in PortalLanguage.All.Where(l => !l.IsFrench))
        {
            words[language.Code] = new(StringComparer.Ordinal);
            Add(language, TranslationFile.Read(TextOf(language)));
            var own = Path.Combine(folder.Languages, $"{language.Code}.po");
            if (File.Exists(own))
                Add(language, TranslationFile.Read(File.ReadAllText(own)));
        }

        AddEasy(TranslationFile.Read(TextOf(EasyFile)));
        if (Path.Combine(folder.Languages, $"{EasyFile}.po") is var corrected && File.Exists(corrected))
            AddEasy(TranslationFile.Read(File.ReadAllText(corrected)));
    }

    /// <summary>French that is easy to read, which is written beside French as a language is: <c>fr-facile.po</c>.</summary>
    const string EasyFile = "fr-facile";

    /// <summary>Every word known in one language or another, and those a page asked for that none has.</summary>
    public IReadOnlyList<string> All => [.. known.Union(asked.Keys, StringComparer.Ordinal)];

    /// <summary>As the program brings it: what a translator starts from.</summary>
    public static string TextOf(PortalLanguage language) => TextOf(language.Code);

    /// <summary>The sentences that have an easier way to be said.</summary>
    public static string EasyText => TextOf(EasyFile);

    static string TextOf(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Parvis.Languages.{file}.po")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Null when it is not translated: it is shown in French.</summary>
    /// <param name="language">Not French.</param>
    /// <param name="french">The words.</param>
    /// <param name="form">Which form, after a number.</param>
    public string? Find(PortalLanguage language, string french, int form = 0) =>
        words.TryGetValue(language.Code, out var own) && own.TryGetValue(french, out var forms) ? forms[form] : null;

    /// <summary>Null when the usual sentence is easy enough.</summary>
    public string? FindEasy(string french, int form) =>
        easy.TryGetValue(french, out var forms) ? forms[Math.Min(form, forms.Count - 1)] : null;

    /// <summary>A page needed it and no file has it.</summary>
    public void Miss(string french)
    {
        if (!known.Contains(french))
            asked.TryAdd(french, true);
    }

    public IReadOnlyList<string> MissingIn(PortalLanguage language) =>
        language.IsFrench ? [] : [.. All.Where(w => Find(language, w) is null).Order(StringComparer.Ordinal)];

    /// <summary>One that lacks a form, or whose {0} are not those of the French words, would break a page: it is not used.</summary>
    void Add(PortalLanguage language, IEnumerable<Translation> entries)
    {
        foreach (var entry in entries)
        {
            known.Add(entry.French);
            if (IsWhole(entry, language))
                words[language.Code][entry.French] = entry.Words;
        }
    }

    void AddEasy(IEnumerable<Translation> entries)
    {
        foreach (var entry in entries.Where(e => IsWhole(e, PortalLanguage.French)))
            easy[entry.French] = entry.Words;
    }

    public static bool IsWhole(Translation entry, PortalLanguage language) =>
        entry.Words.Count == (entry.Several is null ? 1 : language.Forms)
        && entry.Words.All(w => Fits(w, entry.Several ?? entry.French, mayOmitNumber: entry.Several is not null));

    /// <summary>« One day », « two days » (Arabic has a word for it): the number may be said by the form itself.</summary>
    static bool Fits(string translated, string french, bool mayOmitNumber)
    {
        var (here, there) = (Places(translated), Places(french));
        return here.SetEquals(there) || (mayOmitNumber && there.Remove("{0}") && here.SetEquals(there));
    }

    static HashSet<string> Places(string sentence) => [.. Place().Matches(sentence).Select(m => m.Value)];

    [GeneratedRegex(@"\{\d\}", RegexOptions.None, 1000)]
    private static partial Regex Place();
}
