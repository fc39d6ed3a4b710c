using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html;
using AngleSharp.Html.Dom;
using Parvis.Mail.Reading.Texts;

namespace Parvis.Mail.Showing;

/// <summary>
/// Makes the HTML of a stranger fit to be shown: what is not on the list of <see cref="AllowedHtml"/> is left out, its
/// words stay. Nothing of it runs, sends, or fetches; it is still to be shown in a frame of its own, without scripts.
/// </summary>
public static class SafeHtml
{
    // A larger or deeper body is a page or an attack, and its tree would take minutes.
    const int Largest = 600_000;

    /// <summary>The body, safe; null when it is too large or too deep to be read as a tree: its text is to be shown.</summary>
    /// <param name="html">As the sender wrote it.</param>
    /// <param name="imageOf">The address of the image that came with the message under this Content-ID; null when there is none.</param>
    /// <param name="remoteImages">Whether images of other servers are fetched, over HTTPS; their senders learn that the message is read.</param>
    public static ShownHtml? Of(string html, Func<string, string?> imageOf, bool remoteImages)
    {
        ArgumentNullException.ThrowIfNull(html);
        ArgumentNullException.ThrowIfNull(imageOf);
        if (html.Length > Largest || !HtmlShape.IsReadable(html))
            return null;
        using var source = HtmlText.Parse(html);
        using var made = HtmlText.Parse("");
        if (source.Body is not { } body || made.Body is not { } target)
            return new ShownHtml("", 0, 0);
        var images = new ShownImages(imageOf, remoteImages);
        Copy(body, target, made, images);
        return new ShownHtml(
            target.ChildNodes.ToHtml(HtmlMarkupFormatter.Instance),
            images.KeptBack,
            images.Unprotected
        );
    }

    // Not recursive: depth is bounded, not small.
    static void Copy(IElement body, IElement target, IHtmlDocument made, ShownImages images)
    {
        var open = new Stack<(INode Source, IElement Target, int Next)>();
        open.Push((body, target, 0));
        while (open.TryPop(out var current))
        {
            var (source, into, next) = current;
            if (next >= source.ChildNodes.Length)
                continue;
            open.Push((source, into, next + 1));
            switch (source.ChildNodes[next])
            {
                case IText words:
                    into.AppendChild(made.CreateTextNode(words.Data));
                    break;
                case IElement element when Allowed(element, made, images) is { } copy:
                    if (!ReferenceEquals(copy, Unwrapped))
                        into.AppendChild(copy);
                    open.Push((element, ReferenceEquals(copy, Unwrapped) ? into : copy, 0));
                    break;
            }
        }
    }

    /// <summary>Stands for an element that goes while its words stay.</summary>
    static readonly IElement Unwrapped = HtmlText.Parse("").CreateElement("span");

    static IElement? Allowed(IElement element, IHtmlDocument made, ShownImages images)
    {
        var name = element.LocalName;
        // Of another vocabulary, such as SVG, whose elements run scripts under the names of harmless ones.
        if (
            element.NamespaceUri != NamespaceNames.HtmlUri
            || AllowedHtml.LeftOut.Contains(name)
            || HtmlText.IsHidden(element)
        )
            return null;
        if (name == "img")
            return images.Copy(element, made);
        if (!AllowedHtml.Elements.Contains(name))
            return Unwrapped;
        var copy = made.CreateElement(name);
        AllowedHtml.CopyAttributes(element, copy);
        return copy;
    }
}
