using Parvis.Data;
using Parvis.Features.Requesters.Contacts;

namespace Parvis.Features.Privacy.Gathering;

/// <summary>Of whom, and which of their requests: what is gathered, or what is erased.</summary>
public sealed record PersonScope
{
    public required long PersonId { get; init; }

    public required string Name { get; init; }

    public required PersonNames Known { get; init; }

    /// <summary>The sheet and those merged into it; none while an erasure leaves them.</summary>
    public required IReadOnlyList<long> Sheets { get; init; }

    public required IReadOnlyList<string> SheetIds { get; init; }

    /// <summary>Their own requests.</summary>
    public required IReadOnlyList<RequestOfPerson> Requests { get; init; }

    public List<long> RequestIds => [.. Requests.Select(r => r.Id)];
}

public sealed record RequestOfPerson(long Id, string Reference, bool IsTheirs, bool IsConfidential);

/// <summary>The words that mean this person and hardly anybody else, to find them in a text.</summary>
public sealed record PersonNames(
    IReadOnlyList<string> FullNames,
    IReadOnlyList<string> Phones,
    IReadOnlyList<string> Emails
)
{
    /// <summary>Alone they may mean somebody else.</summary>
    public IReadOnlyList<string> FamilyNames { get; init; } = [];

    public IReadOnlyList<string> Addresses { get; init; } = [];

    public bool IsMeantIn(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return false;
        var folded = $" {Folding.Fold(text)} ";
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        return FullNames.Any(n => folded.Contains($" {Folding.Fold(n)} ", StringComparison.Ordinal))
            || Emails.Any(e => text.Contains(e, StringComparison.OrdinalIgnoreCase))
            || Phones.Any(p => digits.Contains(LastDigits(p), StringComparison.Ordinal));
    }

    /// <summary>By the family name alone too, where nobody else is spoken of.</summary>
    public bool IsNamedIn(string text) =>
        IsMeantIn(text)
        || FamilyNames.Any(n => $" {Folding.Fold(text)} ".Contains($" {Folding.Fold(n)} ", StringComparison.Ordinal));

    /// <summary>« 02 99 … », « +33 2 99 … »: what both ways of writing it have.</summary>
    static string LastDigits(string phone)
    {
        var key = PhoneNumber.Key(phone);
        return key.Length > 9 ? key[^9..] : key.TrimStart('+');
    }
}
