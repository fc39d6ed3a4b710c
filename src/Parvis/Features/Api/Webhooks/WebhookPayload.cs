using System.Text.Json;
using System.Text.Json.Serialization;
using Parvis.Features.Requests;

namespace Parvis.Features.Api.Webhooks;

/// <summary>
/// The body of a call, documented in <c>docs/webhooks.md</c>: adding a property is safe, renaming one is not. It holds
/// no personal data, because it waits, is tried again and leaves the town; who wants more reads the API.
/// </summary>
sealed record WebhookPayload(string Id, string Event, string Verb, DateTime At, RequestFacts Request)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string Write() => JsonSerializer.Serialize(this, Json);
}

sealed record RequestFacts(
    string Reference,
    RequestStatus Status,
    NamedThing? Department,
    NamedThing? Topic,
    DateOnly? Due
);

sealed record NamedThing(Guid Id, string Name);
