using System.Text.Json;
using Parvis.Features.Api.Reading;
using Parvis.Features.Requests;

namespace Parvis.Features.Api.Webhooks;

/// <summary>
/// The body of a call, documented in <c>docs/webhooks.md</c>: adding a property is safe, renaming one is not. It holds
/// no personal data, because it waits, is tried again and leaves the town; who wants more reads the API.
/// </summary>
sealed record WebhookPayload(string Id, string Event, string Verb, DateTime At, RequestFacts Request)
{
    static readonly JsonSerializerOptions Json = SameAsTheApi();

    public string Write() => JsonSerializer.Serialize(this, Json);

    // A receiver compares these words with those it reads from the API.
    static JsonSerializerOptions SameAsTheApi()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        ApiJson.Configure(options);
        return options;
    }
}

sealed record RequestFacts(
    string Reference,
    RequestStatus Status,
    NamedThing? Department,
    NamedThing? Topic,
    DateOnly? Due
);

sealed record NamedThing(Guid Id, string Name);
