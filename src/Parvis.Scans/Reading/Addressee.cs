using Parvis.Scans.Texts;

namespace Parvis.Scans.Reading;

/// <summary>Tells lines of the town hall's own address from those of its correspondents.</summary>
sealed class Addressee(LetterContext context)
{
    static readonly string[] Beginnings =
    [
        "mairie",
        "monsieur le maire",
        "madame le maire",
        "madame la maire",
        "m le maire",
        "mme la maire",
        "mme le maire",
        "madame monsieur le maire",
        "hotel de ville",
        "a l attention",
        "a l intention",
        "service ",
        "commune de",
        "ville de",
        "the mayor",
        "town hall",
    ];

    readonly string[] names = [.. context.AddresseeNames.Select(Words.Fold)];
    readonly string[] streets = [.. context.AddresseeStreets.Select(Words.Fold)];
    readonly string[] phones = [.. context.AddresseePhones.Select(Contacts.Digits)];

    public bool Names(LetterLine line) =>
        Beginnings.Any(beginning => line.Folded.StartsWith(beginning, StringComparison.Ordinal))
        || names.Any(name => Near.Holds(line.Folded, name));

    public bool IsStreet(LetterLine line) => streets.Any(street => Near.Holds(line.Folded, street));

    public bool Owns(string email) => context.AddresseeEmails.Contains(email, StringComparer.OrdinalIgnoreCase);

    public bool OwnsPhone(string digits) => phones.Contains(digits);
}
