using System.Text.Json;
using Microsoft.OpenApi;
using Parvis.Features.Api.Keys;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Ui;

namespace Parvis.Features.Api.Reference;

/// <summary>What the OpenAPI document says with the words of a schema, in those of the people who read the page.</summary>
static class ApiWords
{
    const string Optional = ", facultatif";

    static readonly Dictionary<string, IReadOnlyDictionary<string, string>> Known = new(StringComparer.Ordinal)
    {
        [nameof(Channel)] = Of<Channel>(c => c.Word()),
        [nameof(RequestStatus)] = Of<RequestStatus>(s => s.InFrench()),
        [nameof(RequesterKind)] = Of<RequesterKind>(k => k.InFrench()),
    };

    public static string Right(NeededScope? needed)
    {
        if (needed is null)
            return "";
        var (_, word, french) = ApiScopeWords.All.Single(s => s.Scope == needed.Scope);
        return $"Droit : {Explained(word, french)}";
    }

    public static string Parameter(IOpenApiParameter parameter)
    {
        var value = parameter.Schema is { } schema ? Value(schema) : "texte";
        return parameter.Required || value.EndsWith(Optional, StringComparison.Ordinal) ? value : value + Optional;
    }

    public static string Value(IOpenApiSchema schema)
    {
        if (schema.OneOf?.OfType<OpenApiSchemaReference>().FirstOrDefault() is { } one)
            return Value(one) + Optional;
        var name = (schema as OpenApiSchemaReference)?.Reference.Id;
        if (schema.Enum is { Count: > 0 } values)
            return string.Join(", ", values.Where(v => v is not null).Select(v => Choice(name, v!.ToString())));
        if (name is not null)
            return name;
        var optional = schema.Type?.HasFlag(JsonSchemaType.Null) == true ? Optional : "";
        if (schema.Items is { } item)
            return $"liste : {Value(item)}{optional}";
        return Kind(schema) + optional;
    }

    static string Choice(string? name, string value) =>
        name is not null && Known.GetValueOrDefault(name)?.GetValueOrDefault(value) is { } french
            ? Explained(value, french)
            : value;

    static string Explained(string word, string french) => $"{word} ({char.ToLowerInvariant(french[0])}{french[1..]})";

    static string Kind(IOpenApiSchema schema) =>
        (schema.Format, schema.Type & ~JsonSchemaType.Null) switch
        {
            ("date-time", _) => "instant UTC",
            ("date", _) => "jour",
            ("uuid", _) => "identifiant",
            (_, JsonSchemaType.String) => "texte",
            (_, JsonSchemaType.Integer) => "nombre entier",
            (_, JsonSchemaType.Number) => "nombre",
            (_, JsonSchemaType.Boolean) => "oui (true) ou non (false)",
            _ => "",
        };

    static Dictionary<string, string> Of<T>(Func<T, string> words)
        where T : struct, Enum =>
        Enum.GetValues<T>()
            .ToDictionary(v => JsonNamingPolicy.CamelCase.ConvertName(v.ToString()), words, StringComparer.Ordinal);
}
