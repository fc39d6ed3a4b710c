using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using Parvis.Ui;

namespace Parvis.Features.Oversight.Evidence;

/// <summary>All tables in one file, with a page that says what each counts.</summary>
public static class EvidenceArchive
{
    public const string ContentType = "application/zip";

    public static byte[] Write(
        string town,
        DateOnly from,
        DateOnly until,
        DateOnly today,
        IReadOnlyList<EvidenceTable> tables
    )
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("index.html", Encoding.UTF8.GetBytes(Page(town, from, until, today, tables)));
            foreach (var table in tables)
                Add(table.File, table.Content);

            void Add(string name, byte[] content)
            {
                var entry = archive.CreateEntry(name);
                entry.LastWriteTime = new DateTimeOffset(today.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
                using var stream = entry.Open();
                stream.Write(content);
            }
        }

        return bytes.ToArray();
    }

    static string Page(string town, DateOnly from, DateOnly until, DateOnly today, IReadOnlyList<EvidenceTable> tables)
    {
        var title = Encode($"Preuves de la qualité de l'accueil : {town}");
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"fr\">\n<head><meta charset=\"utf-8\"><title>")
            .Append(title)
            .Append("</title></head>\n<body>\n<h1>")
            .Append(title)
            .Append("</h1>\n<p>")
            .Append(
                Encode(
                    (
                        until > from
                            ? $"Du {from.InFull()} au {until.AddDays(-1).InFull()}."
                            : "Aucun mois de cette année n'est encore entier."
                    ) + $" Tiré de Parvis le {today.InFull()}. Les sujets confidentiels n'y sont pas."
                )
            )
            .Append("</p>\n");
        foreach (var table in tables)
            html.Append("<h2><a href=\"")
                .Append(Encode(table.File))
                .Append("\">")
                .Append(Encode(table.Title))
                .Append("</a></h2>\n<p>")
                .Append(Encode(table.Definition))
                .Append("</p>\n");
        return html.Append("</body>\n</html>\n").ToString();
    }

    static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
