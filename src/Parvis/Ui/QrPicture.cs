using System.Text;
using QRCoder;

namespace Parvis.Ui;

/// <summary>A code that a telephone reads, as the address of a picture that needs nothing else.</summary>
public static class QrPicture
{
    public static string Of(string payload)
    {
        // A quarter of it may be stained.
        using var code = QRCodeGenerator.GenerateQrCode(payload, QRCodeGenerator.ECCLevel.Q);
        using var drawing = new SvgQRCode(code);
        var picture = drawing.GetGraphic(
            pixelsPerModule: 4,
            "#000000",
            "#ffffff",
            drawQuietZones: true,
            SvgQRCode.SizingMode.ViewBoxAttribute
        );
        return $"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(picture))}";
    }
}
