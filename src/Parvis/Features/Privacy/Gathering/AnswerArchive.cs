using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Parvis.Data.Blobs;
using Parvis.Features.Privacy.Cases;
using Parvis.Features.Requests;

namespace Parvis.Features.Privacy.Gathering;

/// <summary>
/// The answer to a person: a page to read, the same as data, and the files. Written straight to who downloads it; no
/// copy stays in the town hall.
/// </summary>
public sealed class AnswerArchive(
    PrivacyCase file,
    PersonAnswer answer,
    string town,
    TimeZoneInfo zone,
    IBlobStore blobs
) : FileResult("application/zip")
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    readonly HashSet<string> lost = new(StringComparer.Ordinal);

    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        var aborted = context.HttpContext.RequestAborted;
        // The archive's own streams end by writing at once.
        if (context.HttpContext.Features.Get<IHttpBodyControlFeature>() is { } body)
            body.AllowSynchronousIO = true;
        response.ContentType = ContentType;
        response.Headers.ContentDisposition = $"attachment; filename=\"{file.Number}.zip\"";
        response.Headers.CacheControl = "no-store";
        foreach (var item in Given())
            await LookForAsync(item.File, aborted);
        await using var zip = await ZipArchive.CreateAsync(
            response.Body,
            ZipArchiveMode.Create,
            leaveOpen: true,
            Encoding.UTF8,
            aborted
        );
        var parts = answer.Gathered.Parts.Select(p => new GivenPart(p.Title, [.. p.Items.Select(Give)])).ToList();
        await WriteAsync(zip, "donnees.html", Page(parts), aborted);
        await WriteAsync(
            zip,
            "donnees.json",
            JsonSerializer.Serialize(new { file.Number, Parts = parts }, Json),
            aborted
        );
        foreach (var item in Given().Where(i => i.File is not null && !IsLost(i)))
            await CopyAsync(zip, item.File!, aborted);
    }

    IEnumerable<HeldItem> Given() =>
        answer.Gathered.Parts.SelectMany(p => p.Items).Where(i => !answer.Withheld.ContainsKey(i.Key));

    GivenItem Give(HeldItem item) =>
        answer.Withheld.TryGetValue(item.Key, out var reason)
            ? new GivenItem(item.Title, item.At, [], "", null, reason)
            : new GivenItem(
                item.Title,
                item.At,
                [.. Facts(item).Select(f => f with { Value = answer.Hide.In(f.Value) })],
                answer.Hide.In(item.Text),
                item.File is { } held && !IsLost(item) ? Place(held) : null,
                null
            );

    IEnumerable<HeldFact> Facts(HeldItem item) =>
        IsLost(item) ? item.Facts.Append(new HeldFact("Fichier", "la mairie ne le retrouve pas")) : item.Facts;

    bool IsLost(HeldItem item) => item.File is { } held && lost.Contains(held.Hash);

    /// <summary>Said before anything is sent: a link to what is not there would be dead.</summary>
    async Task LookForAsync(RequestFile? held, CancellationToken cancellationToken)
    {
        if (held is null)
            return;
        await using var content = await blobs.OpenAsync(held.Hash, cancellationToken);
        if (content is null)
            lost.Add(held.Hash);
    }

    string Page(List<GivenPart> parts)
    {
        var page = new StringBuilder(
            $$"""
            <!DOCTYPE html>
            <html lang="fr"><head><meta charset="utf-8"><title>Vos données à la mairie, {{file.Number}}</title>
            <style>body{font:1.1rem/1.5 sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem}
            section{border-top:1px solid;margin-top:1.5rem}dt{font-weight:bold}dd{margin:0 0 .5rem}
            .text{white-space:pre-wrap}</style></head>
            <body><h1>Vos données à la mairie</h1>
            <p>{{Safe(town)}}, demande {{file.Number}} reçue le {{file.ReceivedOn:dd/MM/yyyy}}.</p>
            <p>« {{PersonAnswers.Hidden}} » remplace ce qui concerne une autre personne.</p>
            """
        );
        foreach (var part in parts)
        {
            page.Append(CultureInfo.InvariantCulture, $"<h2>{Safe(part.Title)}</h2>");
            foreach (var item in part.Items)
                page.Append(Section(item));
        }

        return page.Append("</body></html>").ToString();
    }

    string Section(GivenItem item)
    {
        var section = new StringBuilder($"<section><h3>{Safe(item.Title)}</h3>");
        if (item.At is { } at)
            section.Append(
                CultureInfo.InvariantCulture,
                $"<p>{TimeZoneInfo.ConvertTimeFromUtc(at, zone):dd/MM/yyyy}</p>"
            );
        if (item.NotGiven is { } reason)
            section.Append(CultureInfo.InvariantCulture, $"<p>Non communiqué : {Safe(reason)}</p>");
        if (item.Facts.Count > 0)
            section.Append(
                CultureInfo.InvariantCulture,
                $"<dl>{string.Concat(item.Facts.Select(f => $"<dt>{Safe(f.Label)}</dt><dd>{Safe(f.Value)}</dd>"))}</dl>"
            );
        if (item.Text.Length > 0)
            section.Append(CultureInfo.InvariantCulture, $"<p class=\"text\">{Safe(item.Text)}</p>");
        if (item.File is { } place)
            section.Append(CultureInfo.InvariantCulture, $"<p><a href=\"{Safe(place)}\">{Safe(place)}</a></p>");
        return section.Append("</section>").ToString();
    }

    async Task CopyAsync(ZipArchive zip, RequestFile held, CancellationToken cancellationToken)
    {
        await using var content = await blobs.OpenAsync(held.Hash, cancellationToken);
        if (content is null)
            return;
        await using var entry = await zip.CreateEntry(Place(held)).OpenAsync(cancellationToken);
        await content.CopyToAsync(entry, cancellationToken);
    }

    static async Task WriteAsync(ZipArchive zip, string name, string text, CancellationToken cancellationToken)
    {
        await using var entry = await zip.CreateEntry(name).OpenAsync(cancellationToken);
        await entry.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
    }

    /// <summary>Two files may have the same name, and a name may hold somebody else's.</summary>
    string Place(RequestFile held) => $"fichiers/{held.Id}-{answer.Hide.In(held.Name).Replace('/', '-')}";

    static string Safe(string text) => WebUtility.HtmlEncode(text);
}

sealed record GivenPart(string Title, IReadOnlyList<GivenItem> Items);

sealed record GivenItem(
    string Title,
    DateTime? At,
    IReadOnlyList<HeldFact> Facts,
    string Text,
    string? File,
    string? NotGiven
);
