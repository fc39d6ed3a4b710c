using System.Globalization;
using System.Text;

namespace Parvis.TestKit;

/// <summary>Writes small PDF files (ISO 32000-1), without any library.</summary>
public static class MadePdf
{
    /// <summary>A4 pages, each with lines of text; an empty text is a blank page.</summary>
    public static byte[] OfTexts(params string[] pages) =>
        Build([.. pages.Select(text => new Page(Show(text), null))], "");

    /// <summary>A4 pages that are pictures, as a scanner makes them; null is a blank page.</summary>
    public static byte[] OfPictures(params byte[]?[] jpegs) =>
        Build([.. jpegs.Select(jpeg => new Page(jpeg is null ? "" : "595 0 0 842 0 0 cm /Picture Do", jpeg))], "");

    /// <summary>A page that runs a script when it opens.</summary>
    public static byte[] WithScript() =>
        Build([new Page(Show("Bonjour"), null)], "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>");

    sealed record Page(string Content, byte[]? Jpeg);

    static string Show(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"({line}) Tj T*");
        return text.Length == 0 ? "" : $"BT /F 12 Tf 16 TL 60 780 Td {string.Join(' ', lines)} ET";
    }

    static byte[] Build(IReadOnlyList<Page> pages, string catalogue)
    {
        using var pdf = new MemoryStream();
        var offsets = new List<long>();
        Write("%PDF-1.4\n");
        var kids = string.Join(' ', Enumerable.Range(0, pages.Count).Select(i => $"{4 + 3 * i} 0 R"));
        Add($"<< /Type /Catalog /Pages 2 0 R {catalogue} >>");
        Add($"<< /Type /Pages /Count {pages.Count} /Kids [{kids}] >>");
        Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        for (var i = 0; i < pages.Count; i++)
        {
            var (content, jpeg) = (Encoding.Latin1.GetBytes(pages[i].Content), pages[i].Jpeg ?? []);
            var picture = jpeg.Length == 0 ? "" : $"/XObject << /Picture {6 + 3 * i} 0 R >>";
            Add(
                $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 3 * i} 0 R /Resources << /Font << /F 3 0 R >> {picture} >> >>"
            );
            Stream("", content);
            Stream(
                "/Type /XObject /Subtype /Image /Width 1241 /Height 1754 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode",
                jpeg
            );
        }
        var table = pdf.Position;
        Write($"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            Write(offset.ToString("D10", CultureInfo.InvariantCulture) + " 00000 n \n");
        Write($"trailer\n<< /Size {offsets.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return pdf.ToArray();

        void Write(string text) => pdf.Write(Encoding.Latin1.GetBytes(text));

        void Begin()
        {
            offsets.Add(pdf.Position);
            Write($"{offsets.Count} 0 obj\n");
        }

        void Add(string body)
        {
            Begin();
            Write($"{body}\nendobj\n");
        }

        void Stream(string dictionary, byte[] bytes)
        {
            Begin();
            Write($"<< /Length {bytes.Length} {dictionary} >>\nstream\n");
            pdf.Write(bytes);
            Write("\nendstream\nendobj\n");
        }
    }
}
