using System.Text.Json.Serialization;
using Parvis.Data;

namespace Parvis.Features.Knowledge.Content;

/// <summary>One passage of a sheet: what it is, for whom, and how far reception goes with it.</summary>
public sealed record SheetBlock
{
    public const int MaxText = 3000;
    public const int MaxAddress = 500;

    /// <summary>Reception answers with it.</summary>
    public const int Reception = 1;

    /// <summary>The department answers with it.</summary>
    public const int Department = 2;

    /// <summary>Random: it does not change when the text does.</summary>
    public required string Key { get; init; }

    public required SheetBlockKind Kind { get; init; }

    public SheetAudience Audience { get; init; }

    public int Level { get; init; } = Reception;

    public required string Text { get; init; }

    /// <summary>Of a step: one of <see cref="SheetPictograms"/>.</summary>
    public string? Pictogram { get; init; }

    /// <summary>Of a link.</summary>
    public string? Address { get; init; }

    [JsonIgnore]
    public bool IsForAgents => Audience == SheetAudience.Agents;

    /// <summary>In full, for who reads it elsewhere; null without a link, empty when it leads nowhere from there.</summary>
    public string? AddressFrom(string site) =>
        Address is not ['/', ..] ? Address
        : site.Length == 0 ? ""
        : site.TrimEnd('/') + Address;

    /// <exception cref="RefusedException">It cannot be read as it is.</exception>
    public SheetBlock Checked()
    {
        if (Text.Length == 0)
            throw new RefusedException(
                Kind == SheetBlockKind.Link ? "Écrivez les mots du lien." : "Écrivez le texte du passage.",
                nameof(Text)
            );
        if (Text.Length > MaxText)
            throw new RefusedException($"Un passage tient en {MaxText} caractères : faites-en deux.", nameof(Text));
        if (Level is not (Reception or Department))
            throw new RefusedException("Le niveau est 1 ou 2.", nameof(Level));
        if (Pictogram is { } pictogram && !SheetPictograms.Words.ContainsKey(pictogram))
            throw new RefusedException("Choisissez un dessin de la liste.", nameof(Pictogram));
        if (Kind == SheetBlockKind.Link && !LeadsSomewhere(Address))
            throw new RefusedException(
                "L'adresse du lien commence par https:// ou, pour une page de ce site, par /.",
                nameof(Address)
            );
        return this;
    }

    static bool LeadsSomewhere(string? address) =>
        address is { Length: > 1 and <= MaxAddress }
        && (
            Uri.TryCreate(address, UriKind.Absolute, out var uri)
                && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            // « //elsewhere » and « /\elsewhere » leave the site.
            || (address[0] == '/' && address[1] is not ('/' or '\\'))
        );
}

public enum SheetBlockKind
{
    Paragraph,

    /// <summary>Something to do, in its order, with a drawing.</summary>
    Step,

    /// <summary>To bring or to send.</summary>
    Document,

    Link,
}

public enum SheetAudience
{
    Everybody,

    /// <summary>Internal: never leaves the town hall.</summary>
    Agents,
}
