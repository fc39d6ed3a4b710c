using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Parvis.TestKit;

/// <summary>A page as it came, to read and to act on.</summary>
public sealed class TownPage(
    TownClient client,
    Uri address,
    HttpResponseMessage response,
    string body,
    IHtmlDocument document,
    string mark
)
{
    public Uri Address => address;

    public string Path => address.AbsolutePath;

    public HttpResponseMessage Response => response;

    public string Body => body;

    public IHtmlDocument Document => document;

    /// <summary>What a person reads in the page's main part, on one line.</summary>
    public string Text => Flat((document.QuerySelector("main") ?? document.Body!).TextContent);

    public string Title => Flat(document.QuerySelector("h1")?.TextContent ?? "");

    /// <summary>The sentences of the summary at the top of a refused form.</summary>
    public IReadOnlyList<string> Errors => Rows(".error-summary li");

    public IReadOnlyList<string> Rows(string selector) =>
        [.. document.QuerySelectorAll(selector).Select(e => Flat(e.TextContent))];

    public Task<IReadOnlyList<string>> SqlAsync() => client.App.Sql.OfAsync(mark);

    /// <summary>The one element, or a failure that shows the page.</summary>
    public IElement Find(string selector) =>
        document.QuerySelector(selector)
        ?? throw new UnexpectedAnswerException(
            $"No {selector} on {address.PathAndQuery}.\n{TownClient.Readable(body)}"
        );

    /// <summary>What a field holds as it is shown; of a choice, the value chosen.</summary>
    public string ValueOf(string field) =>
        Find($"main [name='{field}']") switch
        {
            IHtmlTextAreaElement area => area.Value,
            IHtmlSelectElement select => select.Value ?? "",
            IHtmlInputElement input => input.Value,
            var other => throw new UnexpectedAnswerException($"{field} is a {other.LocalName}."),
        };

    public bool Has(string selector) => document.QuerySelector(selector) is not null;

    public Task<TownPage> FollowAsync(string linkText)
    {
        var link =
            document.QuerySelectorAll("a[href]").FirstOrDefault(a => Flat(a.TextContent) == linkText)
            ?? throw new UnexpectedAnswerException(
                $"No link « {linkText} » on {address.PathAndQuery}.\n{TownClient.Readable(body)}"
            );
        return client.GetPageAsync(new Uri(address, link.GetAttribute("href")!).PathAndQuery);
    }

    /// <summary>
    /// Presses a button, named by its words or by a selector, with the form's own values and token, after typing
    /// <paramref name="values"/> into its fields.
    /// </summary>
    public Task<TownPage> SubmitAsync(string button, params (string Field, object? Value)[] values) =>
        SubmitAsync(button, System.Net.HttpStatusCode.OK, values);

    public Task<TownPage> SubmitAsync(
        string button,
        System.Net.HttpStatusCode expected,
        params (string Field, object? Value)[] values
    ) => client.SendAsync(FormFilling.Press(this, FindButton(button), values), expected);

    /// <summary>The words of a button that may be offered or not.</summary>
    public string? FindButtonOrNull(string words) =>
        document.QuerySelectorAll("button").Any(b => Flat(b.TextContent) == words) ? words : null;

    public IHtmlElement FindButton(string button)
    {
        var buttons = document.QuerySelectorAll("button, input[type=submit]").OfType<IHtmlElement>().ToList();
        return buttons.FirstOrDefault(b => Flat(b.TextContent) == button)
            ?? buttons.FirstOrDefault(b => b.QuerySelectorAll("span").Any(face => Flat(face.TextContent) == button))
            ?? buttons.FirstOrDefault(b => Flat(b.GetAttribute("value") ?? "") == button)
            ?? (IsSelector(button) ? document.QuerySelector(button) as IHtmlElement : null)
            ?? throw new UnexpectedAnswerException(
                $"No button « {button} » on {address.PathAndQuery}; it has "
                    + $"{string.Join(", ", buttons.Select(b => $"« {Flat(b.TextContent)} »"))}.\n{TownClient.Readable(body)}"
            );
    }

    public static string Flat(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    static bool IsSelector(string text) =>
        text.StartsWith("main ", StringComparison.Ordinal)
        || text.StartsWith('.')
        || (text.AsSpan().IndexOfAny("[#.") >= 0 && !text.Contains(' '));
}
