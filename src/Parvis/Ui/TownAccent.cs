using System.Globalization;

namespace Parvis.Ui;

/// <summary>
/// The town's own colour in place of the civic blue. It is refused when a reader could not tell it from the paper;
/// the dark theme gets the same hue, made lighter until it reads.
/// </summary>
public sealed record TownAccent(Colour Light, Colour Dark)
{
    /// <summary>WCAG 2.2 AA for text.</summary>
    public const double Enough = 4.5;

    // The darkest light surface and the lightest dark surface that carry links, see css/foundation/tokens.css.
    static readonly Colour Well = new(0xec, 0xe6, 0xda);
    static readonly Colour Raised = new(0x2c, 0x29, 0x25);
    static readonly Colour Ink = new(0x0f, 0x14, 0x1c);

    /// <summary>Null when the colour is not one, or does not stand out enough.</summary>
    public static TownAccent? From(string? text) =>
        Colour.TryParse(text, out var colour) && colour.ContrastWith(Well) >= Enough
            ? new TownAccent(colour, Lightened(colour))
            : null;

    /// <summary>The sentence shown beside the setting when the colour cannot be used.</summary>
    public static string? Refusal(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || From(text) is not null)
            return null;
        return Colour.TryParse(text, out var colour)
            ? $"Cette couleur est trop claire pour être lue sur le fond de page (contraste {Rounded(colour)}, il faut au moins 4,5). La même teinte, plus foncée, convient : {Darkened(colour)}."
            : "Écrivez la couleur sous la forme #1d4c8a.";
    }

    public string ToCss() =>
        $$"""
            :root {
              --accent: light-dark({{Light}}, {{Dark}});
              --accent-strong: light-dark({{Light.Towards(Ink, 0.3)}}, {{Dark.Towards(Colour.White, 0.35)}});
              --on-accent: light-dark(#ffffff, {{Ink}});
              --accent-wash: light-dark({{Light.Towards(
                Colour.White,
                0.9
            )}}, {{Dark.Towards(Raised, 0.85)}});
            }

            """;

    static Colour Lightened(Colour colour)
    {
        var lighter = colour;
        for (var share = 0.0; lighter.ContrastWith(Raised) < Enough + 1 && share < 1; share += 0.05)
            lighter = colour.Towards(Colour.White, share);
        return lighter;
    }

    static Colour Darkened(Colour colour)
    {
        var darker = colour;
        for (var share = 0.02; darker.ContrastWith(Well) < Enough && share < 1; share += 0.02)
            darker = colour.Towards(new Colour(0, 0, 0), share);
        return darker;
    }

    static string Rounded(Colour colour) =>
        colour.ContrastWith(Well).ToString("0.0", CultureInfo.GetCultureInfo("fr-FR"));
}
