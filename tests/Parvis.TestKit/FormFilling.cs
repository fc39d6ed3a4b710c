using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Parvis.TestKit;

/// <summary>A file chosen in a form.</summary>
public sealed record TypedFile(string Name, byte[] Bytes, string ContentType = "application/octet-stream")
{
    const string OnePixel =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    public static TypedFile Picture(string name) => new(name, Convert.FromBase64String(OnePixel), "image/png");
}

/// <summary>Fills a form the way a person can: only into fields that are there, only with offered choices.</summary>
static class FormFilling
{
    public static HttpRequestMessage Press(TownPage page, IHtmlElement button, (string Field, object? Value)[] values)
    {
        var form =
            FormOf(page, button)
            ?? throw new UnexpectedAnswerException($"« {button.TextContent.Trim()} » is in no form.");
        var pairs = Successful(form, button).ToList();
        foreach (var (field, value) in values)
            Type(form, pairs, field, value);

        var action = button.GetAttribute("formaction") ?? form.GetAttribute("action");
        var target = string.IsNullOrEmpty(action) ? page.Address : new Uri(page.Address, action);
        var method = button.GetAttribute("formmethod") ?? form.GetAttribute("method") ?? "get";
        if (method.Equals("get", StringComparison.OrdinalIgnoreCase))
        {
            var query = string.Join(
                '&',
                pairs.Select(p => $"{Uri.EscapeDataString(p.Name)}={Uri.EscapeDataString((string)p.Value)}")
            );
            return new HttpRequestMessage(HttpMethod.Get, new UriBuilder(target) { Query = query }.Uri);
        }

        return new HttpRequestMessage(HttpMethod.Post, target) { Content = Body(form, pairs) };
    }

    static IHtmlFormElement? FormOf(TownPage page, IHtmlElement button) =>
        button.GetAttribute("form") is { Length: > 0 } id
            ? page.Document.GetElementById(id) as IHtmlFormElement
            : button.Closest("form") as IHtmlFormElement;

    static HttpContent Body(IHtmlFormElement form, List<(string Name, object Value)> pairs)
    {
        if (form.GetAttribute("enctype") != "multipart/form-data")
            return new FormUrlEncodedContent(pairs.Select(p => KeyValuePair.Create(p.Name, (string)p.Value)));
        var parts = new MultipartFormDataContent { HeaderEncodingSelector = static (_, _) => Encoding.UTF8 };
        foreach (var (name, value) in pairs)
        {
            if (value is TypedFile file)
            {
                var bytes = new ByteArrayContent(file.Bytes);
                bytes.Headers.ContentType = MediaTypeHeaderValue.Parse(file.ContentType);
                // As browsers write it: UTF-8 as it is, a quote as %22.
                bytes.Headers.TryAddWithoutValidation(
                    "Content-Disposition",
                    $"form-data; name=\"{name}\"; filename=\"{file.Name.Replace("\"", "%22")}\""
                );
                parts.Add(bytes);
            }
            else
            {
                parts.Add(new StringContent((string)value), name);
            }
        }

        return parts;
    }

    /// <summary>What the form holds as shown, in the order of its fields.</summary>
    static IEnumerable<(string Name, object Value)> Successful(IHtmlFormElement form, IHtmlElement pressed)
    {
        foreach (var element in Fields(form))
        {
            var name = element.GetAttribute("name");
            if (
                string.IsNullOrEmpty(name)
                || element.HasAttribute("disabled")
                || element.Closest("fieldset[disabled]") is not null
            )
                continue;
            switch (element)
            {
                case IHtmlButtonElement or IHtmlInputElement { Type: "submit" or "image" or "button" or "reset" }:
                    if (element == pressed)
                        yield return (name, element.GetAttribute("value") ?? "");
                    break;
                case IHtmlInputElement { Type: "checkbox" or "radio" } choice:
                    if (choice.IsChecked)
                        yield return (name, choice.GetAttribute("value") ?? "on");
                    break;
                case IHtmlInputElement { Type: "file" }:
                    break;
                case IHtmlInputElement input:
                    yield return (name, input.Value ?? "");
                    break;
                case IHtmlTextAreaElement area:
                    yield return (name, area.Value);
                    break;
                case IHtmlSelectElement select:
                    foreach (var option in select.SelectedOptions)
                        yield return (name, option.Value);
                    break;
            }
        }
    }

    static void Type(IHtmlFormElement form, List<(string Name, object Value)> pairs, string field, object? value)
    {
        var elements = Fields(form).Where(e => e.GetAttribute("name") == field && e is not IHtmlButtonElement).ToList();
        if (elements.Count == 0)
        {
            var names = Fields(form).Select(e => e.GetAttribute("name")).Where(n => n is not null).Distinct();
            throw new UnexpectedAnswerException($"The form has no field {field}; it has {string.Join(", ", names)}.");
        }

        var wanted = Texts(value).ToList();
        foreach (var text in wanted.OfType<string>())
            RefuseWhatIsNotOffered(elements, field, text);
        // Before its hidden companion: the first value is the one that counts.
        var place = pairs.FindIndex(p => p.Name == field);
        pairs.RemoveAll(p => p.Name == field && !IsHiddenCompanion(elements, p.Value));
        pairs.InsertRange(place < 0 ? pairs.Count : Math.Min(place, pairs.Count), wanted.Select(v => (field, v)));
    }

    /// <summary>Razor adds a hidden « false » to every checkbox; it goes with the form whatever is ticked.</summary>
    static bool IsHiddenCompanion(List<IElement> elements, object value) =>
        value is "false" && elements.Any(e => e is IHtmlInputElement { Type: "checkbox" });

    static void RefuseWhatIsNotOffered(List<IElement> elements, string field, string text)
    {
        var offered = elements
            .SelectMany(e =>
                e switch
                {
                    IHtmlSelectElement select => select.Options.Select(o => o.Value),
                    IHtmlInputElement { Type: "checkbox" or "radio" } choice => [choice.GetAttribute("value") ?? "on"],
                    _ => [],
                }
            )
            .ToList();
        if (offered.Count > 0 && !offered.Contains(text, StringComparer.Ordinal))
            throw new UnexpectedAnswerException(
                $"{field} does not offer « {text} » but {string.Join(", ", offered.Select(o => $"« {o} »"))}."
            );
    }

    static IEnumerable<object> Texts(object? value) =>
        value switch
        {
            null => [""],
            string text => [text],
            bool ticked => ticked ? ["true"] : [],
            TypedFile file => [file],
            DateOnly date => [date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
            IEnumerable<object> many => many.SelectMany(Texts),
            IFormattable other => [other.ToString(format: null, CultureInfo.InvariantCulture)],
            _ => [value.ToString()!],
        };

    static IEnumerable<IElement> Fields(IHtmlFormElement form)
    {
        var inside = form.QuerySelectorAll("input, select, textarea, button")
            .Where(e => e.GetAttribute("form") is null or "" || e.GetAttribute("form") == form.Id);
        var outside = string.IsNullOrEmpty(form.Id)
            ? []
            : form.Owner!.QuerySelectorAll($"[form='{form.Id}']").Where(e => e.Closest("form") != form);
        return inside.Concat(outside);
    }
}
