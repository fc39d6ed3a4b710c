using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Parvis.Features.Api.Errors;
using Parvis.Web;

namespace Parvis.Features.Api.Reference;

/// <summary>The OpenAPI document to be read by people: it can say nothing that the endpoints do not do.</summary>
[Authorize(Policies.SignedIn)]
public sealed class IndexModel(
    [FromKeyedServices(ApiDocument.Name)] IOpenApiDocumentProvider documents,
    IEnumerable<EndpointDataSource> sources
) : PageModel
{
    public IReadOnlyList<ApiCall> Calls { get; private set; } = [];

    public IReadOnlyList<ApiShape> Shapes { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var document = await documents.GetOpenApiDocumentAsync(cancellationToken);
        var said = sources
            .SelectMany(s => s.Endpoints)
            .Select(e => (Words: e.Metadata.GetMetadata<Said>(), Scope: e.Metadata.GetMetadata<NeededScope>()))
            .Where(e => e.Words is not null)
            .DistinctBy(e => e.Words!.English)
            .ToDictionary(
                e => e.Words!.English,
                e => (e.Words!.French, Right: ApiWords.Right(e.Scope)),
                StringComparer.Ordinal
            );
        Calls =
        [
            .. document.Paths.SelectMany(path =>
                (path.Value.Operations ?? []).Select(operation => Call(path.Key, operation.Key, operation.Value, said))
            ),
        ];
        Shapes =
        [
            .. (document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal))
                .Select(s => new ApiShape(s.Key, new("Champs", Fields(s.Value))))
                .Where(s => s.Fields.Rows.Count > 0),
        ];
    }

    static ApiCall Call(
        string path,
        HttpMethod method,
        OpenApiOperation operation,
        Dictionary<string, (string French, string Right)> said
    )
    {
        var english = operation.Summary ?? "";
        var (french, right) = said.GetValueOrDefault(english, (english, ""));
        return new ApiCall(
            method.Method,
            path,
            french,
            right,
            new("Paramètres", [.. (operation.Parameters ?? []).Select(Parameter)]),
            new("Corps JSON", Fields(Json(operation.RequestBody?.Content))),
            Answer(operation)
        );
    }

    static ApiField Parameter(IOpenApiParameter parameter) =>
        new(
            parameter.Name ?? "",
            ApiWords.Parameter(parameter),
            parameter.Description == HonoursRetries.Meaning.English
                ? HonoursRetries.Meaning.French
                : Meanings.InFrench(parameter.Description)
        );

    static IOpenApiSchema? Json(IDictionary<string, OpenApiMediaType>? content) =>
        content is not null && content.TryGetValue("application/json", out var media) ? media.Schema : null;

    static string Answer(OpenApiOperation operation)
    {
        var schema = (operation.Responses ?? [])
            .Where(r => r.Key.StartsWith('2'))
            .Select(r => Json(r.Value.Content))
            .FirstOrDefault();
        return schema is OpenApiSchemaReference reference ? reference.Reference.Id ?? "" : "";
    }

    static IReadOnlyList<ApiField> Fields(IOpenApiSchema? schema) =>
        schema?.Properties is { } properties
            ?
            [
                .. properties.Select(p => new ApiField(
                    p.Key,
                    ApiWords.Value(p.Value),
                    Meanings.InFrench(p.Value.Description)
                )),
            ]
            : [];
}

public sealed record ApiCall(
    string Method,
    string Path,
    string Summary,
    string Right,
    ApiFields Parameters,
    ApiFields Body,
    string Answer
);

public sealed record ApiField(string Name, string Value, string Meaning);

public sealed record ApiFields(string Title, IReadOnlyList<ApiField> Rows);

public sealed record ApiShape(string Name, ApiFields Fields);
