using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Parvis.Data;

namespace Parvis.Ui.Translation;

/// <summary>
/// The words of the page that is being written, in the language its resident reads; views call it <c>T</c>. Pages are written
/// in French, which is the key: what is not translated, and every page of agents, stays so.
/// </summary>
public sealed class PortalWords(Translations translations, IHttpContextAccessor context, HtmlEncoder encoder)
{
    // So that a French name or a telephone number keeps its own direction inside Arabic words.
    const char FirstStrongIsolate = '\u2068';
    const char PopDirectionalIsolate = '\u2069';

    public PortalLanguage Language =>
        context.HttpContext is { } http ? ResidentLanguage.Of(http) : PortalLanguage.French;

    public bool IsFrench => Language.IsFrench;

    public string this[string french] => Find(french, form: 0) ?? french;

    public string this[string french, params IReadOnlyList<object> values] => Fill(this[french], values);

    /// <summary>With the form the number wants; it is {0}, what follows is {1} and so on.</summary>
    public string Count(int number, string one, string several, params IReadOnlyList<object> others)
    {
        var sentence =
            Find(one, Language.FormOf(number)) ?? (PortalLanguage.French.FormOf(number) == 0 ? one : several);
        return Fill(sentence, [number, .. others]);
    }

    /// <summary>It is read in the language of the page; of a French page, always.</summary>
    public bool Knows(string text) => IsFrench || translations.Find(Language, text) is not null;

    /// <summary>Translated where it is one of the program's own sentences; else as it is.</summary>
    public string IfKnown(string text) => IsFrench ? text : translations.Find(Language, text) ?? text;

    public string Of(RefusedException refused) =>
        refused.Values.Count == 0
            ? IfKnown(refused.Message)
            : Fill(this[refused.Sentence], [.. refused.Values.Select(v => v is string text ? IfKnown(text) : v)]);

    /// <summary>« mardi 24 novembre 2026 »</summary>
    public string InFull(DateOnly day) => IsFrench ? day.InFull() : day.ToString(Language.DayInFull, Language.Culture);

    /// <summary>Words of the town: translated if they happen to be the program's, else marked as the French they are.</summary>
    public IHtmlContent Written(string text) =>
        Knows(text) ? new StringHtmlContent(IfKnown(text)) : Tagged("span", " lang=\"fr\" dir=\"auto\"", text);

    /// <summary>A sentence with elements inside; values that are text are encoded.</summary>
    public IHtmlContent Html(string french, params IReadOnlyList<IHtmlContent> values) =>
        new HtmlContentBuilder().AppendFormat(Language.Culture, encoder.Encode(this[french]), [.. values]);

    public IHtmlContent Text(string text) => new StringHtmlContent(text);

    /// <summary>A reference, a code, an address: from left to right in every language.</summary>
    public IHtmlContent LeftToRight(string text) => Tagged("bdi", " dir=\"ltr\"", text);

    public IHtmlContent Strong(string text) => Tagged("strong", " dir=\"ltr\"", text);

    public IHtmlContent Phone(string number) =>
        new HtmlString($"<a href=\"tel:{encoder.Encode(number)}\" dir=\"ltr\">{encoder.Encode(number)}</a>");

    HtmlString Tagged(string element, string attributes, string text) =>
        new($"<{element}{attributes}>{encoder.Encode(text)}</{element}>");

    string? Find(string french, int form)
    {
        var language = Language;
        if (language.IsFrench)
            return null;
        var found = translations.Find(language, french, form);
        if (found is null)
            translations.Miss(french);
        return found;
    }

    string Fill(string sentence, IReadOnlyList<object> values) =>
        string.Format(Language.Culture, sentence, [.. values.Select(Isolated)]);

    object Isolated(object value) =>
        value is string text && Language.IsRightToLeft
            ? string.Create(CultureInfo.InvariantCulture, $"{FirstStrongIsolate}{text}{PopDirectionalIsolate}")
            : value;
}
