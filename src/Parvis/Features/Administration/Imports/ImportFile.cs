using System.Globalization;
using System.Text;
using CsvHelper;
using ExcelDataReader;
using Parvis.Data;

namespace Parvis.Features.Administration.Imports;

/// <summary>Reads a spreadsheet as people save them: XLSX or XLS, or CSV in UTF-8 or Windows-1252 with <c>;</c>, <c>,</c> or tabs.</summary>
public static class ImportFile
{
    public const int MaxBytes = 20 * 1024 * 1024;

    const int MaxRows = 100_000;
    const int MaxColumns = 100;

    static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static ImportFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static IReadOnlyList<(int Line, string[] Cells)> Read(byte[] content)
    {
        if (content.Length > MaxBytes)
            throw new RefusedException("Ce fichier pèse plus de 20 Mo. Partagez-le en plusieurs.", "Upload");
        try
        {
            return IsWorkbook(content) ? ReadWorkbook(content) : ReadCsv(Decode(content));
        }
        catch (Exception failure)
            // A file cut short, or only named as a workbook, fails anywhere in the reader.
            when (failure
                    is CsvFormatException
                        or ExcelDataReader.Exceptions.ExcelReaderException
                        or InvalidDataException
                        or IOException
                        or System.Xml.XmlException
                        or ArgumentException
                        or FormatException
                        or IndexOutOfRangeException
            )
        {
            throw new RefusedException(
                "Ce fichier ne se lit pas comme un tableau. Enregistrez-le en XLSX ou en CSV, puis réessayez.",
                "Upload"
            );
        }
    }

    /// <summary>A ZIP archive (XLSX) or an OLE document (XLS), told by its first bytes and not by its name.</summary>
    static bool IsWorkbook(ReadOnlySpan<byte> content) =>
        content.StartsWith("PK\u0003\u0004"u8) || content.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]);

    static string Decode(byte[] content)
    {
        if (content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Encoding.Unicode.GetString(content, 2, content.Length - 2);
        var start = content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        try
        {
            return StrictUtf8.GetString(content, start, content.Length - start);
        }
        catch (DecoderFallbackException)
        {
            // What French Excel writes as « CSV ».
            return Encoding.GetEncoding(1252).GetString(content);
        }
    }

    static List<(int, string[])> ReadCsv(string text)
    {
        var options = new CsvReaderOptions
        {
            Separator = Delimiter(text),
            HasHeader = false,
            SkipEmptyLines = true,
            TrackLineNumbers = true,
        };
        using var reader = CsvReader.FromText(text, options);
        var lines = new List<(int, string[])>();
        while (reader.Read())
        {
            var cells = new string[Math.Min(reader.FieldCount, MaxColumns)];
            for (var column = 0; column < cells.Length; column++)
                cells[column] = reader.GetString(column);
            Add(lines, (int)reader.LineNumber, cells);
        }

        return lines;
    }

    /// <summary>The sign found most in the first line, outside quotes.</summary>
    static char Delimiter(string text)
    {
        var (semicolons, commas, tabs, quoted) = (0, 0, 0, false);
        foreach (var sign in text)
        {
            if (sign == '"')
                quoted = !quoted;
            else if (sign is '\n' or '\r' && !quoted)
                break;
            else if (!quoted)
            {
                semicolons += sign == ';' ? 1 : 0;
                commas += sign == ',' ? 1 : 0;
                tabs += sign == '\t' ? 1 : 0;
            }
        }

        return tabs > semicolons && tabs > commas ? '\t'
            : commas > semicolons ? ','
            : ';';
    }

    static List<(int, string[])> ReadWorkbook(byte[] content)
    {
        using var stream = new MemoryStream(content, writable: false);
        using var reader = ExcelReaderFactory.CreateReader(stream);
        var lines = new List<(int, string[])>();
        for (var line = 1; reader.Read(); line++)
        {
            var cells = new string[Math.Min(reader.FieldCount, MaxColumns)];
            for (var column = 0; column < cells.Length; column++)
                cells[column] = Text(reader.GetValue(column));
            if (cells.Any(c => c.Length > 0))
                Add(lines, line, cells);
        }

        return lines;
    }

    static void Add(List<(int, string[])> lines, int line, string[] cells)
    {
        if (lines.Count > MaxRows)
            throw new RefusedException("Ce fichier a plus de 100 000 lignes. Partagez-le en plusieurs.", "Upload");
        lines.Add((line, cells));
    }

    static string Text(object? value) =>
        value switch
        {
            null => "",
            DateTime date => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
            double number => number.ToString("0.###############", CultureInfo.InvariantCulture),
            bool yes => yes ? "oui" : "non",
            IFormattable other => other.ToString(format: null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
}
