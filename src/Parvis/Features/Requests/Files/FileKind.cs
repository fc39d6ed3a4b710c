namespace Parvis.Features.Requests.Files;

/// <summary>A kind of file the town accepts, known from its bytes; the first extension is the usual one.</summary>
public sealed record FileKind(string ContentType, params IReadOnlyList<string> Extensions)
{
    public static readonly FileKind Pdf = new("application/pdf", ".pdf");
    public static readonly FileKind Jpeg = new("image/jpeg", ".jpg", ".jpeg", ".jfif");
    public static readonly FileKind Png = new("image/png", ".png");
    public static readonly FileKind Gif = new("image/gif", ".gif");
    public static readonly FileKind Webp = new("image/webp", ".webp");
    public static readonly FileKind Heic = new("image/heic", ".heic", ".heif");
    public static readonly FileKind Tiff = new("image/tiff", ".tif", ".tiff");
    public static readonly FileKind Rtf = new("application/rtf", ".rtf");
    public static readonly FileKind Text = new("text/plain", ".txt", ".log", ".md", ".eml");
    public static readonly FileKind Csv = new("text/csv", ".csv");
    public static readonly FileKind Docx = new(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".docx"
    );
    public static readonly FileKind Xlsx = new(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".xlsx"
    );
    public static readonly FileKind Pptx = new(
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        ".pptx"
    );
    public static readonly FileKind Odt = new("application/vnd.oasis.opendocument.text", ".odt");
    public static readonly FileKind Ods = new("application/vnd.oasis.opendocument.spreadsheet", ".ods");
    public static readonly FileKind Odp = new("application/vnd.oasis.opendocument.presentation", ".odp");
    public static readonly FileKind Doc = new("application/msword", ".doc");
    public static readonly FileKind Xls = new("application/vnd.ms-excel", ".xls");
    public static readonly FileKind Ppt = new("application/vnd.ms-powerpoint", ".ppt");

    public static readonly FileKind[] OpenDocuments = [Odt, Ods, Odp];

    /// <summary>What the sentence of a refusal and the hint of a form say.</summary>
    public const string InWords = "PDF, image, document Word, Excel, PowerPoint ou LibreOffice, texte";

    /// <summary>
    /// What a browser offers first. HEIC is not named: a telephone then gives its photographs as JPEG by itself. What is chosen
    /// all the same is looked at like any file.
    /// </summary>
    public static string Accept { get; } =
        string.Join(
            ',',
            new[] { "image/*" }.Concat(
                new[] { Pdf, Rtf, Text, Csv, Docx, Xlsx, Pptx, Odt, Ods, Odp, Doc, Xls, Ppt }.SelectMany(k =>
                    k.Extensions
                )
            )
        );

    public bool HasExtension(string name) =>
        Extensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);
}
