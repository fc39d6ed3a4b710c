using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Parvis.Data.Outages;
using Parvis.Features.Api.Answers;
using Parvis.Features.Api.Errors;
using Parvis.Features.Api.Reading;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Files;

namespace Parvis.Features.Api.Endpoints;

public sealed record FileList
{
    [Meaning("Those that were joined.", "Ceux qui ont été joints.")]
    public required IReadOnlyList<FileView> Items { get; init; }
}

/// <summary>POST /api/v1/requests/{reference}/files: multipart, or the bytes of one file with its name.</summary>
static class AddFiles
{
    public static async Task<IResult> RunAsync(
        [Meaning("Its reference.", "Sa référence.")] string reference,
        [FromQuery, Meaning("Its name, when the body is the file itself.", "Son nom, si le corps est le fichier.")]
            string? name,
        HttpContext context,
        ApiCaller caller,
        RequestFiles files,
        ApiRetries retries,
        RequestViews views
    )
    {
        var aborted = context.RequestAborted;
        QueryNames.RefuseOthers(context.Request, "name");
        // Before its bytes: nothing is stored for what does not exist.
        if (
            !RequestReference.TryNormalize(reference, out var known)
            || !await views.VisibleTo(caller.Viewer).AnyAsync(r => r.Reference == known, aborted)
        )
            throw new RequestNotFoundException(reference);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = UploadLimits.MaxBody;
        var uploads = await UploadsAsync(context, name);
        RequestFiles.RefuseNone(uploads);
        var stored = await files.StoreAsync(uploads, aborted);
        return await retries.CreateAsync(
            context,
            caller,
            Contents(stored),
            async () => (ApiLinks.Request(known), View(await files.JoinAsync(known, stored, caller.Viewer, aborted)))
        );
    }

    // Not the body: whoever sends a form again separates its parts by another line.
    static byte[] Contents(IEnumerable<StoredFile> stored) =>
        Encoding.UTF8.GetBytes(string.Join('\n', stored.Select(f => $"{f.Hash} {f.Name}")));

    static FileList View(IEnumerable<RequestFile> added) =>
        new()
        {
            Items =
            [
                .. added.Select(f => new FileView
                {
                    Id = f.PublicId,
                    Name = f.Name,
                    ContentType = f.ContentType,
                    Size = f.Size,
                    At = f.At,
                }),
            ],
        };

    static async Task<IReadOnlyCollection<IFormFile>> UploadsAsync(HttpContext context, string? name)
    {
        var request = context.Request;
        try
        {
            if (!request.HasFormContentType)
                return [await RawAsync(request, name, context.RequestAborted)];
            var form = await request.ReadFormAsync(
                new FormOptions { MultipartBodyLengthLimit = UploadLimits.MaxBody },
                context.RequestAborted
            );
            return form.Files;
        }
        catch (Exception failure)
            when (failure is InvalidDataException or IOException and not BadHttpRequestException
                && OutageSigns.Of(failure) is null
            )
        {
            throw ApiRefusedException.Malformed(
                "The body was cut short or is no multipart form.",
                "Le corps est incomplet."
            );
        }
    }

    static async Task<IFormFile> RawAsync(HttpRequest request, string? name, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(name) && !Disposition(request, out name))
            throw ApiRefusedException.Invalid(
                "name",
                "Name the file: ?name=photo.jpg, or send multipart/form-data.",
                "Nommez le fichier : ?name=photo.jpg, ou envoyez du multipart/form-data."
            );
        // Beyond some kilobytes it is kept in a temporary file, never in memory.
        request.EnableBuffering(64 * 1024, UploadLimits.MaxBody);
        await request.Body.CopyToAsync(Stream.Null, cancellationToken);
        return new FormFile(request.Body, 0, request.Body.Length, "file", name!);
    }

    static bool Disposition(HttpRequest request, out string? name)
    {
        name = ContentDispositionHeaderValue.TryParse(request.Headers.ContentDisposition, out var said)
            ? (said.FileNameStar ?? said.FileName)?.Trim('"')
            : null;
        return !string.IsNullOrWhiteSpace(name);
    }
}
