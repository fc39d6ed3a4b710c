namespace Parvis.Features.Knowledge.Content;

/// <summary>What one resident reads of a sheet: in their language if it is up to date, else in French with a word about it.</summary>
public sealed record ShownSheet
{
    public required string Title { get; init; }

    /// <summary>Of the title and the text, as pages mark it.</summary>
    public string Language { get; init; } = "fr";

    public string Direction { get; init; } = "ltr";

    /// <summary>The whole text of a variant; null when the passages are shown.</summary>
    public string? Text { get; init; }

    /// <summary>Why this is not what was asked for.</summary>
    public string? Notice { get; init; }

    /// <summary>Of the notice.</summary>
    public SheetLanguage? NoticeLanguage { get; init; }

    /// <param name="content">Published.</param>
    /// <param name="asked">What the visitor chose: « facile », two letters, « fr »; null when nothing.</param>
    public static ShownSheet Of(SheetContent content, string? asked)
    {
        var french = new ShownSheet { Title = content.Title };
        if (asked == SheetLanguages.EasyRead)
            return content.Current(asked) is { } easy
                ? french with
                {
                    Title = easy.Title,
                    Text = easy.Text,
                }
                : french with
                {
                    Notice = content.Variant(asked) is null
                        ? "Cette page n'est pas encore écrite en facile à lire."
                        : "La version facile à lire est en cours de mise à jour. Voici le texte complet.",
                };
        var language = asked is null ? SheetLanguages.OfVisitor : SheetLanguages.Find(asked);
        if (language is null)
            return french;
        if (content.Current(language.Code) is { } translated)
            return new ShownSheet
            {
                Title = translated.Title,
                Language = language.Code,
                Direction = language.Direction,
                Text = translated.Text,
            };
        return french with
        {
            Notice = content.Variant(language.Code) is null ? language.Missing : language.Outdated,
            NoticeLanguage = language,
        };
    }
}
