using System.Text.Json.Serialization;

namespace Parvis.Features.Api.Errors;

/// <summary>What every refusal looks like (RFC 9457).</summary>
public sealed record ApiProblem
{
    public const string ContentType = "application/problem+json";

    [Meaning("Names the kind of refusal; see the list on the page of the API.", "Nomme la sorte de refus.")]
    public required string Type { get; init; }

    [Meaning("The same in words.", "La même chose en mots.")]
    public required string Title { get; init; }

    [Meaning("The HTTP status.", "Le statut HTTP.")]
    public required int Status { get; init; }

    [Meaning("What happened this time.", "Ce qui s'est passé cette fois.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Detail { get; init; }

    [Meaning("The address that was called.", "L'adresse appelée.")]
    public required string Instance { get; init; }

    [Meaning("What is refused, field by field.", "Ce qui est refusé, champ par champ.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ApiFieldError>? Errors { get; init; }
}

public sealed record ApiFieldError
{
    [Meaning(
        "Path in the JSON body, as « requester.email », or the query parameter.",
        "Chemin dans le corps JSON, comme « requester.email », ou paramètre."
    )]
    public required string Field { get; init; }

    [Meaning("Why, and what to do.", "Pourquoi, et que faire.")]
    public required string Message { get; init; }
}
