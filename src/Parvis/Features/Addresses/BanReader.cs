using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsvHelper;
using Parvis.Data;

namespace Parvis.Features.Addresses;

/// <summary>
/// Reads a file of the Base Adresse Nationale: CSV with « ; », UTF-8, perhaps compressed (adresse.data.gouv.fr, « csv »), line
/// by line, however large the department's is.
/// </summary>
public static class BanReader
{
    const string Field = "Upload";

    static readonly string[] Needed = ["id", "numero", "nom_voie", "code_postal", "code_insee", "nom_commune"];

    static readonly CsvReaderOptions Options = new()
    {
        Separator = ';',
        SkipEmptyLines = true,
        TrackLineNumbers = true,
        TrimWhitespace = true,
        // Streets and communes come back on each line.
        PoolStrings = true,
    };

    /// <param name="content">Of the file, one that can be read again from its beginning; read to its end as addresses are taken.</param>
    /// <param name="communes">INSEE codes to keep; all when empty.</param>
    /// <exception cref="RefusedException">It is not such a file: the column or the line is named.</exception>
    public static IEnumerable<TownAddress> Read(Stream content, IReadOnlyCollection<string> communes)
    {
        using var csv = CsvReader.Create(Plain(content), Options);
        var more = Next(csv);
        if (csv.Headers.Count == 0)
            throw new RefusedException("Ce fichier est vide.", Field);
        if (Array.Find(Needed, c => !csv.TryGetFieldIndex(c, out _)) is { } lacking)
            throw new RefusedException(
                $"Ce n'est pas un fichier de la Base Adresse Nationale : il n'a pas de colonne « {lacking} ».",
                Field
            );
        for (; more; more = Next(csv))
        {
            if (communes.Count == 0 || communes.Contains(Cell(csv, "code_insee"), StringComparer.Ordinal))
                yield return Address(csv);
        }
    }

    /// <summary>GZIP is told by its first bytes, and not by its name.</summary>
    static Stream Plain(Stream content)
    {
        Span<byte> first = stackalloc byte[2];
        var read = content.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        content.Position = 0;
        return first[..read] is [0x1F, 0x8B] ? new GZipStream(content, CompressionMode.Decompress) : content;
    }

    static bool Next(CsvReader csv)
    {
        try
        {
            return csv.Read();
        }
        catch (Exception failure)
            when (failure is CsvFormatException or InvalidDataException or DecoderFallbackException)
        {
            throw new RefusedException(
                $"Ligne {csv.LineNumber} : elle ne se lit pas. Prenez de nouveau le fichier sur adresse.data.gouv.fr.",
                Field
            );
        }
    }

    static TownAddress Address(CsvReader csv)
    {
        var street = Cell(csv, "nom_voie") is { Length: > 0 } voie ? voie : Cell(csv, "nom_ld");
        var id = Cell(csv, "id");
        if (id.Length == 0 || street.Length == 0)
            throw new RefusedException(
                $"Ligne {csv.LineNumber} : il y manque {(id.Length == 0 ? "l'identifiant (id)" : "la voie (nom_voie)")}.",
                Field
            );
        return new TownAddress
        {
            BanId = id.CutTo(TownAddress.MaxBanId),
            // 0 and the numbers from 5000 on stand for streets without numbers (BAN, « numéros fictifs »).
            Number =
                int.TryParse(Cell(csv, "numero"), CultureInfo.InvariantCulture, out var number)
                && number is > 0 and < 5000
                    ? number
                    : null,
            Suffix = Cell(csv, "rep").CutTo(TownAddress.MaxSuffix),
            Street = street.CutTo(TownAddress.MaxStreet),
            PostalCode = Cell(csv, "code_postal"),
            City = Cell(csv, "nom_commune").CutTo(TownAddress.MaxCity),
            FormerCity = Cell(csv, "nom_ancienne_commune").CutTo(TownAddress.MaxCity),
            Longitude = Degrees(csv, "lon"),
            Latitude = Degrees(csv, "lat"),
        };
    }

    static double? Degrees(CsvReader csv, string column) =>
        double.TryParse(Cell(csv, column), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees)
        && double.IsFinite(degrees)
            ? degrees
            : null;

    static string Cell(CsvReader csv, string column) =>
        csv.TryGetFieldIndex(column, out var index) && index < csv.FieldCount ? csv.GetString(index) : "";
}
