using System.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Parvis.Data.Blobs;

namespace Parvis.Features.Replies.Letter.Paper;

/// <summary>A letter as a document that needs nothing else: style sheet, typeface and logo are written in it.</summary>
public sealed class LetterDocument(
    IRazorViewEngine engine,
    ITempDataProvider tempData,
    IHttpContextAccessor accessor,
    IWebHostEnvironment environment,
    IBlobStore blobs,
    IServiceProvider services
)
{
    const string View = "/Features/Replies/Letter/Paper/_Document.cshtml";

    public async Task<string> WriteAsync(LetterSheet sheet, CancellationToken cancellationToken)
    {
        // Batches are made by a job, which no browser asked for.
        var http = accessor.HttpContext ?? new DefaultHttpContext { RequestServices = services };
        var found = engine.GetView(executingFilePath: null, View, isMainPage: true);
        if (!found.Success)
            throw new InvalidOperationException($"{View} is missing.");
        var logo = await LogoAsync(sheet.Head, cancellationToken);
        var action = new Microsoft.AspNetCore.Mvc.ActionContext(http, http.GetRouteData(), new());
        await using var text = new StringWriter();
        var data = new ViewDataDictionary<PrintedSheet>(new EmptyModelMetadataProvider(), new ModelStateDictionary())
        {
            Model = new PrintedSheet(
                sheet with
                {
                    Head = sheet.Head with { Picture = logo },
                },
                await ReadTextAsync("css/courrier.css", cancellationToken),
                await FaceAsync("regular", cancellationToken),
                await FaceAsync("bold", cancellationToken)
            ),
        };
        var context = new ViewContext(
            action,
            found.View,
            data,
            new TempDataDictionary(http, tempData),
            text,
            new HtmlHelperOptions()
        );
        await found.View.RenderAsync(context);
        return text.ToString();
    }

    async Task<string?> LogoAsync(Parvis.Features.Requests.Writing.LetterHead head, CancellationToken cancellationToken)
    {
        if (head.Town is not { LogoBlob: { } hash, LogoContentType: { } type })
            return null;
        await using var content = await blobs.OpenAsync(hash, cancellationToken);
        return content is null ? null : $"data:{type};base64,{await Base64Async(content, cancellationToken)}";
    }

    async Task<string> FaceAsync(string name, CancellationToken cancellationToken)
    {
        await using var content = environment
            .WebRootFileProvider.GetFileInfo($"lib/atkinson-hyperlegible/{name}.woff2")
            .CreateReadStream();
        return await Base64Async(content, cancellationToken);
    }

    async Task<string> ReadTextAsync(string path, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(
            environment.WebRootFileProvider.GetFileInfo(path).CreateReadStream(),
            Encoding.UTF8
        );
        return await reader.ReadToEndAsync(cancellationToken);
    }

    static async Task<string> Base64Async(Stream content, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, cancellationToken);
        return Convert.ToBase64String(bytes.ToArray());
    }
}

/// <param name="Sheet">What it says.</param>
/// <param name="Css">The style sheet of every letter.</param>
/// <param name="Regular">The typeface, in base 64.</param>
/// <param name="Bold">The same, bold.</param>
public sealed record PrintedSheet(LetterSheet Sheet, string Css, string Regular, string Bold);
