using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Parvis.Mail.Showing;

/// <summary>
/// The images of a message: those that came with it are shown, those of other servers only when somebody asks, since
/// fetching them tells the sender who reads, when and from where.
/// </summary>
sealed class ShownImages(Func<string, string?> imageOf, bool remote)
{
    const string ContentId = "cid:";

    // Said with the letters of the message: what is larger came as a part.
    const int LongestData = 200_000;

    // In letters: an image that came once may be shown forty thousand times.
    const int MostWritten = 16_000_000;

    static readonly string[] Data =
    [
        "data:image/png;base64,",
        "data:image/jpeg;base64,",
        "data:image/gif;base64,",
        "data:image/webp;base64,",
    ];

    /// <summary>How many were not fetched.</summary>
    public int KeptBack { get; private set; }

    /// <summary>How many of them stay back even when somebody asks.</summary>
    public int Unprotected { get; private set; }

    int written;

    /// <summary>The image, or the words that stand for it; null when there is nothing to say.</summary>
    public IElement? Copy(IElement image, IHtmlDocument made)
    {
        var words = (image.GetAttribute("alt") ?? "").Trim();
        if (
            AddressOf((image.GetAttribute("src") ?? "").Trim()) is not { } address
            || (written += address.Length) > MostWritten
        )
        {
            if (words.Length == 0)
                return null;
            var instead = made.CreateElement("span");
            instead.TextContent = $"[{words}]";
            return instead;
        }

        var copy = made.CreateElement("img");
        AllowedHtml.CopyAttributes(image, copy);
        copy.SetAttribute("src", address);
        copy.SetAttribute("alt", words);
        return copy;
    }

    string? AddressOf(string source)
    {
        if (source.StartsWith(ContentId, StringComparison.OrdinalIgnoreCase))
            return imageOf(Uri.UnescapeDataString(source[ContentId.Length..]));
        if (Data.Any(kind => source.StartsWith(kind, StringComparison.OrdinalIgnoreCase)))
            return source.Length <= LongestData ? source : null;
        if (!Uri.TryCreate(source, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            return null;
        if (remote && uri.Scheme == Uri.UriSchemeHttps)
            return uri.AbsoluteUri;
        KeptBack++;
        if (uri.Scheme != Uri.UriSchemeHttps)
            Unprotected++;
        return null;
    }
}
