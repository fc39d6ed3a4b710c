using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Parvis.Features.Api.Errors;

namespace Parvis.Features.Api.Reading;

/// <summary>Reads the body of a call strictly: what is not understood is refused by name, never ignored.</summary>
public sealed class ApiJson(IOptions<JsonOptions> json)
{
    public const int MaxBody = 1024 * 1024;

    static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    public JsonSerializerOptions Options => json.Value.SerializerOptions;

    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        // Read by programs as JSON, never put in a page: « l'usager » stays as it is written.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }

    public static async Task<byte[]> BytesAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
            throw new ApiRefusedException(
                ApiError.MediaType,
                new("Send « Content-Type: application/json ».", "Envoyez « Content-Type: application/json ».")
            );
        if (request.ContentLength > MaxBody)
            throw TooLarge();
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > MaxBody)
                throw TooLarge();
        }

        return body.ToArray();
    }

    public T Read<T>(byte[] body)
        where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw ApiRefusedException.Malformed("A JSON object is expected.", "Un objet JSON est attendu.");
            RefuseUnknown(document.RootElement, Options.GetTypeInfo(typeof(T)));
            return document.RootElement.Deserialize<T>(Options)!;
        }
        catch (JsonException wrong) when (wrong.Path is { Length: > 2 } path)
        {
            throw new ApiRefusedException(ApiError.Malformed).With(
                path[2..],
                new("This value is not of the kind expected here.", "Cette valeur n'est pas de la sorte attendue ici.")
            );
        }
        catch (JsonException wrong)
        {
            var line = ApiLanguage.Number((wrong.LineNumber ?? 0) + 1);
            throw ApiRefusedException.Malformed(
                $"This is not JSON, at line {line}.",
                $"Ce n'est pas du JSON, à la ligne {line}."
            );
        }
    }

    void RefuseUnknown(JsonElement given, JsonTypeInfo expected)
    {
        var refusal = new ApiRefusedException(ApiError.Malformed);
        Look(given, expected, "", refusal);
        if (refusal.Fields.Count > 0)
            throw refusal;
    }

    void Look(JsonElement given, JsonTypeInfo expected, string path, ApiRefusedException refusal)
    {
        if (given.ValueKind != JsonValueKind.Object || expected.Kind != JsonTypeInfoKind.Object)
            return;
        foreach (var property in given.EnumerateObject())
        {
            var field = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            var known = expected.Properties.FirstOrDefault(p => p.Name == property.Name);
            if (known is null)
                refusal.With(field, new("There is no such field.", "Ce champ n'existe pas."));
            else
                Look(property.Value, Options.GetTypeInfo(known.PropertyType), field, refusal);
        }
    }

    static ApiRefusedException TooLarge() =>
        new(ApiError.TooLarge, new("A body of 1 MB at most is read.", "Un corps de 1 Mo au plus est lu."));
}
