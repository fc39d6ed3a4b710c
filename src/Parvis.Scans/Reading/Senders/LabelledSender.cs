using System.Text.RegularExpressions;
using Parvis.Scans.Texts;

namespace Parvis.Scans.Reading.Senders;

/// <summary>Reads forms: « Nom : … », « Prénom : … », « Adresse : … ».</summary>
static class LabelledSender
{
    static readonly Regex Label = Patterns.Of(
        @"^\W*(?<label>nom|prénom|prenom|adresse|code postal|ville)[^:]{0,12}: ?(?<value>[^:]+?)( {1,}(ville|prénom) ?: ?(?<town>.+))?$"
    );

    public static FoundSender? Read(LetterParts parts)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var lines = new List<LetterLine>();
        foreach (var line in parts.Around)
        {
            var match = Label.Match(line.Text);
            if (!match.Success)
                continue;
            lines.Add(line);
            values.TryAdd(Words.Fold(match.Groups["label"].Value), match.Groups["value"].Value.Trim());
            if (match.Groups["town"].Success)
                values.TryAdd("ville", match.Groups["town"].Value.Trim());
        }
        if (!values.TryGetValue("nom", out var name))
            return null;
        var sender = new LetterSender
        {
            FirstName = values.GetValueOrDefault("prenom"),
            LastName = name,
            AddressLines = values.TryGetValue("adresse", out var street) ? [street] : [],
            Postcode = values.TryGetValue("code postal", out var code) ? Contacts.Digits(code) : null,
            Town = values.GetValueOrDefault("ville"),
        };
        return new FoundSender(sender, lines);
    }
}
