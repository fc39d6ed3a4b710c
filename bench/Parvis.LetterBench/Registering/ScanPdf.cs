using System.Globalization;
using System.Text;

namespace Parvis.LetterBench.Registering;

/// <summary>A PDF as scanners write it: one JPEG a page, its bytes as they are.</summary>
static class ScanPdf
{
    const int PointsPerInch = 72;

    /// <summary>Objects of a page: itself, what it draws, its picture.</summary>
    const int PerPage = 3;

    const int First = 3;

    public static void Write(string path, IReadOnlyList<string> pictures)
    {
        using var file = File.Create(path);
        var places = new List<long>();
        Say("%PDF-1.4\n");
        Thing("<</Type/Catalog/Pages 2 0 R>>");
        var kids = string.Join(' ', pictures.Select((_, page) => $"{First + page * PerPage} 0 R"));
        Thing($"<</Type/Pages/Count {pictures.Count}/Kids[{kids}]>>");
        foreach (var picture in pictures)
            Page(File.ReadAllBytes(picture));
        var table = file.Position;
        Say($"xref\n0 {places.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
            Say(place.ToString("0000000000", CultureInfo.InvariantCulture) + " 00000 n \n");
        Say($"trailer<</Size {places.Count + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");

        void Page(byte[] jpeg)
        {
            var (width, height) = JpegSize.Of(jpeg);
            var (wide, high) = (Points(width), Points(height));
            var number = places.Count + 1;
            Thing(
                $"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {wide} {high}]/Contents {number + 1} 0 R/Resources<</XObject<</S {number + 2} 0 R>>>>>>"
            );
            var draws = $"{wide} 0 0 {high} 0 0 cm /S Do";
            Thing($"<</Length {draws.Length}>>stream\n{draws}\nendstream");
            Begin();
            Say(
                $"<</Type/XObject/Subtype/Image/Width {width}/Height {height}/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/DCTDecode/Length {jpeg.Length}>>stream\n"
            );
            file.Write(jpeg);
            Say("\nendstream\nendobj\n");
        }

        void Thing(string content)
        {
            Begin();
            Say($"{content}\nendobj\n");
        }

        void Begin()
        {
            places.Add(file.Position);
            Say($"{places.Count} 0 obj");
        }

        void Say(string text) => file.Write(Encoding.ASCII.GetBytes(text));
    }

    static string Points(int pixels) =>
        ((double)pixels * PointsPerInch / JpegSize.DotsPerInch).ToString("0.##", CultureInfo.InvariantCulture);
}
