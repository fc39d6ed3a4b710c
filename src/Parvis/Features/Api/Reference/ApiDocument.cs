using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Parvis.Features.Api.Errors;
using Parvis.Features.Api.Keys;

namespace Parvis.Features.Api.Reference;

/// <summary>The OpenAPI document, made from the endpoints themselves.</summary>
static class ApiDocument
{
    public const string Name = "v1";

    const string SchemeName = "key";

    public static void AddApiDocument(this IServiceCollection services) =>
        services.AddOpenApi(
            Name,
            options =>
            {
                options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
                options.ShouldInclude = endpoint =>
                    $"/{endpoint.RelativePath}".StartsWith(ApiLinks.Root, StringComparison.Ordinal);
                options.AddDocumentTransformer(IntroduceAsync);
                options.AddOperationTransformer(CompleteAsync);
            }
        );

    static Task IntroduceAsync(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        document.Info = new OpenApiInfo
        {
            Title = "Parvis",
            Version = Name,
            Description = "Registers and follows the requests of a town's residents. Refusals are problems (RFC 9457).",
        };
        // The same document everywhere: an address would be this machine's.
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes[SchemeName] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "A key made by the administrator: « parvis_… ».",
        };
        document.Security = [new() { [new OpenApiSecuritySchemeReference(SchemeName, document)] = [] }];
        return Task.CompletedTask;
    }

    static Task CompleteAsync(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<NeededScope>().LastOrDefault() is { } needed)
            operation.Description = $"Scope: {needed.Scope.Word()}";
        if (metadata.OfType<HonoursRetries>().Any())
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(
                new OpenApiParameter
                {
                    Name = "Idempotency-Key",
                    In = ParameterLocation.Header,
                    Description = HonoursRetries.Meaning.English,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 255 },
                }
            );
        }

        if (metadata.OfType<TakesFiles>().Any())
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    ["multipart/form-data"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.Object } },
                    ["application/octet-stream"] = new()
                    {
                        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
                    },
                },
            };
        return Task.CompletedTask;
    }
}

/// <summary>Sent again under the same name, it gets the same answer.</summary>
public sealed record HonoursRetries
{
    public static readonly Said Meaning = new(
        "A name for this call, of your choice: sent again within 48 hours it gets the very same answer.",
        "Un nom pour cet appel, à votre choix : renvoyé sous 48 heures, il reçoit exactement la même réponse."
    );
}

public sealed record TakesFiles;
