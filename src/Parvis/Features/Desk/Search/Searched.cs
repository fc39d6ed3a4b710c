using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests;

namespace Parvis.Features.Desk.Search;

/// <summary>What the one box was given, as the person typed it and as it is understood.</summary>
public sealed record Searched
{
    const int MaxTyped = 200;
    const int Shortest = 2;

    public required string Text { get; init; }

    public required SearchedKind Kind { get; init; }

    /// <summary>As it is written; only of a whole reference.</summary>
    public string? Reference { get; init; }

    /// <summary>How references begin that may be meant, while one is being typed.</summary>
    public string? Beginning { get; init; }

    public static Searched Read(string? typed)
    {
        var text = (typed ?? "").Trim();
        if (text.Length > MaxTyped)
            text = text[..MaxTyped];
        if (RequestReference.TryNormalize(text, out var reference))
            return new Searched
            {
                Text = text,
                Kind = SearchedKind.Reference,
                Reference = reference,
            };
        return new Searched
        {
            Text = text,
            Beginning = RequestReference.Beginning(text),
            Kind =
                text.Length < Shortest ? SearchedKind.Nothing
                : RequestReference.LooksLikeOne(text) ? SearchedKind.WrongReference
                : ContactSearch.IsContact(text) ? SearchedKind.Contact
                : SearchedKind.Words,
        };
    }
}

public enum SearchedKind
{
    Nothing,
    Reference,

    /// <summary>Its last letter says that a digit is wrong.</summary>
    WrongReference,

    /// <summary>A phone number or an e-mail address.</summary>
    Contact,

    /// <summary>Names, or words of a request.</summary>
    Words,
}
