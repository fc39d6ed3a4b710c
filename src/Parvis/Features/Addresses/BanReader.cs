using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
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

    /// <param name="content">Of the file; read once, to its end.</param>
    /// <param name="communes">INSEE codes to keep; all when empty.</param>
    /// <exception cref="RefusedException">It is not such a file: the column or the line is named.</exception>
    public static IEnumerable<TownAddress> Read(Stream content, IReadOnlyCollection<string> communes)
    {
        using var reader = new StreamReader(Plain(content), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        using var csv = new CsvReader(
            reader,
            new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                Delimiter = ";",
                BadDataFound = null,
                MissingFieldFound = null,
                DetectColumnCountChanges = false,
            }
        );
        if (!csv.Read() || !csv.ReadHeader())
            throw new RefusedException("Ce fichier est vide.", Field);
        var columns = csv.HeaderRecord!.Select(c => c.Trim('\uFEFF', ' ')).ToHashSet(StringComparer.Ordinal);
        if (Array.Find(Needed, c => !columns.Contains(c)) is { } lacking)
            throw new RefusedException(
                $"Ce n'est pas un fichier de la Base Adresse Nationale : il n'a pas de colonne « {lacking} ».",
                Field
            );
        while (Next(csv))
        {
            if (communes.Count > 0 && !communes.Contains(Cell(csv, "code_insee"), StringComparer.Ordinal))
                continue;
            yield return Address(csv);
        }
    }

    /// <summary>GZIP is told by its first bytes, and not by its name.</summary>
    static Stream Plain(Stream content)
    {
        var buffered = content.CanSeek ? content : new BufferedStream(content);
        var first = buffered.ReadByte();
        var second = buffered.ReadByte();
        buffered.Seek(0, SeekOrigin.Begin);
        return (first, second) == (0x1F, 0x8B) ? new GZipStream(buffered, CompressionMode.Decompress) : buffered;
    }

    static bool Next(CsvReader csv)
    {
        try
        {
            return csv.Read();
        }
        catch (Exception failure) when (failure is CsvHelperException or InvalidDataException or DecoderFallbackException)
        {
            throw new RefusedException(
                $"Ligne {csv.Context.Parser?.RawRow} : elle ne se lit pas. Prenez de nouveau le fichier sur adresse.data.gouv.fr.",
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
                $"Ligne {csv.Context.Parser?.RawRow} : il y manque {(id.Length == 0 ? "l'identifiant (id)" : "la voie (nom_voie)")}.",
                Field
            );
        return new TownAddress
        {
            BanId = id.CutTo(TownAddress.MaxBanId),
            // 0 and the numbers from 5000 on stand for streets without numbers (BAN, « numéros fictifs »).
            Number =
                int.TryParse(Cell(csv, "numero"), CultureInfo.InvariantCulture, out var number) && number is > 0 and < 5000
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

    static string Cell(CsvReader csv, string column) => csv.GetField(column)?.Trim() ?? "";
}
