using System.Buffers;

namespace Parvis.Mail.Reading.Texts;

/// <summary>Which parts an HTML body shows inside itself, by their Content-ID (RFC 2392).</summary>
static class ShownContent
{
    const string Scheme = "cid:";

    static readonly SearchValues<char> Ends = SearchValues.Create("\"'<> )\t\n\\");

    public static HashSet<string> Of(string html)
    {
        var shown = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var at = html.IndexOf(Scheme, StringComparison.OrdinalIgnoreCase);
        while (at >= 0)
        {
            at += Scheme.Length;
            var length = html.AsSpan(at).IndexOfAny(Ends);
            shown.Add(Uri.UnescapeDataString(length < 0 ? html[at..] : html.Substring(at, length)));
            at = html.IndexOf(Scheme, length < 0 ? html.Length : at + length, StringComparison.OrdinalIgnoreCase);
        }
        return shown;
    }
}
