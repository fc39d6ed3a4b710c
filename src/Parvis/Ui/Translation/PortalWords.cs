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
    readonly Translations translations = translations;
    readonly IHttpContextAccessor context = context;
    readonly HtmlEncoder encoder = encoder;

    // So that a French name or a telephone number keeps its own direction inside Arabic words.
    const char FirstStrongIsolate = '\u2068';
    const char PopDirectionalIsolate = '\u2069';

    static readonly object TownKey = new();

    readonly PortalLanguage? always;

    PortalWords(PortalWords words, PortalLanguage always)
        : this(words.translations, words.context, words.encoder) => this.always = always;

    public PortalLanguage Language =>
        always ?? (context.HttpContext is { } http ? ResidentLanguage.Of(http) : PortalLanguage.French);

    /// <summary>The same words for a message, whoever makes it leave: in the language of who will read it.</summary>
    /// <returns>Null for French, and for a language that has no file.</returns>
    public PortalWords? In(string? language) =>
        PortalLanguage.Of(language) is { IsFrench: false } other ? new PortalWords(this, other) : null;

    public bool IsFrench => Language.IsFrench;

    /// <summary>French in short sentences: blocks that are not needed are left out.</summary>
    public bool IsEasyRead =>
        always is null && context.HttpContext is { } http && ResidentLanguage.IsEasyRead(http) && IsFrench;

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
    public bool Knows(string text) => IsFrench || Known(text) is not null;

    /// <summary>Translated where the program or the town did; else as it is.</summary>
    public string IfKnown(string text) => IsFrench ? Easy(text, form: 0) ?? text : Known(text) ?? text;

    /// <summary>What the town itself translated, for a page in the language of its resident.</summary>
    /// <param name="http">That page.</param>
    /// <param name="find">Null for what nobody translated.</param>
    public static void UseOfTown(HttpContext http, Func<string, string?> find) => http.Items[TownKey] = find;

    public string Of(RefusedException refused) =>
        refused.Values.Count == 0
            ? IfKnown(refused.Message)
            : Fill(this[refused.Sentence], [.. refused.Values.Select(v => v is string text ? IfKnown(text) : v)]);

    /// <summary>« mardi 24 novembre 2026 »</summary>
    public string InFull(DateOnly day) => IsFrench ? day.InFull() : day.ToString(Language.DayInFull, Language.Culture);

    /// <summary>Words of the town: in the language of the page if it translated them, else marked as the French they are.</summary>
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

    string? Easy(string french, int form) => IsEasyRead ? translations.FindEasy(french, form) : null;

    string? Known(string text) =>
        translations.Find(Language, text)
        ?? (
            always is null && context.HttpContext?.Items[TownKey] is Func<string, string?> ofTown ? ofTown(text) : null
        );

    string? Find(string french, int form)
    {
        var language = Language;
        if (language.IsFrench)
            return Easy(french, form);
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
