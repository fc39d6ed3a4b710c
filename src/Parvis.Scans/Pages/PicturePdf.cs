using System.Globalization;
using System.Text;
using Parvis.Scans.Files;

namespace Parvis.Scans.Pages;

/// <summary>
/// A PDF whose pages are JPEG pictures as they are: a PDF may hold them without decoding them (ISO 32000-1, 7.4.8).
/// </summary>
static class PicturePdf
{
    // The long side of A4, in points.
    const double LongestSide = 842;

    // Catalogue and tree of pages; then each page has three objects: itself, what it paints, its picture.
    const int BeforePages = 2;
    const int PerPage = 3;

    /// <returns>False when one of the pictures is none, or has colours of a printing house.</returns>
    public static async Task<bool> WriteAsync(
        IReadOnlyList<string> pictures,
        string destination,
        CancellationToken cancellationToken
    )
    {
        await using var file = new FileStream(destination, FileMode.Create, FileAccess.Write);
        var offsets = new List<long>();
        await WriteAsync("%PDF-1.7\n");
        await ObjectAsync("<< /Type /Catalog /Pages 2 0 R >>");
        var kids = string.Join(' ', pictures.Select((_, i) => $"{PageNumber(i)} 0 R"));
        await ObjectAsync($"<< /Type /Pages /Count {pictures.Count} /Kids [{kids}] >>");
        for (var i = 0; i < pictures.Count; i++)
        {
            await using var picture = File.OpenRead(pictures[i]);
            if (JpegHeader.Frame(picture) is not var (size, colours) || colours is not (1 or 3))
                return false;
            var scale = LongestSide / Math.Max(size.Width, size.Height);
            var (width, height) = (Points(size.Width * scale), Points(size.Height * scale));
            await ObjectAsync(
                $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents {PageNumber(i) + 1} 0 R"
                    + $" /Resources << /XObject << /P {PageNumber(i) + 2} 0 R >> >> >>"
            );
            var painting = $"q {width} 0 0 {height} 0 0 cm /P Do Q";
            await ObjectAsync($"<< /Length {painting.Length} >>\nstream\n{painting}\nendstream");
            await BeginAsync();
            await WriteAsync(
                $"<< /Type /XObject /Subtype /Image /Width {size.Width} /Height {size.Height} /BitsPerComponent 8"
                    + $" /ColorSpace /{(colours == 1 ? "DeviceGray" : "DeviceRGB")} /Filter /DCTDecode"
                    + $" /Length {picture.Length} >>\nstream\n"
            );
            picture.Position = 0;
            await picture.CopyToAsync(file, cancellationToken);
            await WriteAsync("\nendstream\nendobj\n");
        }
        var table = file.Position;
        await WriteAsync($"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            await WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n"));
        await WriteAsync($"trailer\n<< /Size {offsets.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return true;

        async Task ObjectAsync(string content)
        {
            await BeginAsync();
            await WriteAsync($"{content}\nendobj\n");
        }

        Task BeginAsync()
        {
            offsets.Add(file.Position);
            return WriteAsync($"{offsets.Count} 0 obj\n");
        }

        Task WriteAsync(string text) => file.WriteAsync(Encoding.ASCII.GetBytes(text), cancellationToken).AsTask();
    }

    static int PageNumber(int page) => BeforePages + 1 + page * PerPage;

    static string Points(double length) => length.ToString("0.##", CultureInfo.InvariantCulture);
}
