using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;

namespace Parvis.Features.Requests;

/// <summary>Writes what happened as timeline entries and tells the slices above, in the same transaction.</summary>
public sealed class Timeline(ParvisDbContext db, TimelineChain chain, TimelineHandlers handlers)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    static readonly Dictionary<string, Type> Verbs = typeof(RequestEvent)
        .Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(RequestEvent)))
        .ToDictionary(t => t.Name, StringComparer.Ordinal);

    /// <summary>Appends everything the request has recorded, and what the handlers make it record in turn.</summary>
    public async Task WriteAsync(CitizenRequest request, ProcessContext by, CancellationToken cancellationToken)
    {
        var previous = await LastLinkAsync(request, cancellationToken);
        while (request.PendingEvents.Count > 0)
        {
            foreach (var happened in request.TakePendingEvents())
            {
                var entry = Entry(request, happened, by, previous);
                previous = entry.Link;
                db.Add(entry);
                await handlers.HandleAsync(request, happened, by, cancellationToken);
            }
        }
    }

    /// <summary>An entry ready to be stored; for those who write many at once, such as the demonstration.</summary>
    public TimelineEvent Entry(CitizenRequest request, RequestEvent happened, ProcessContext by, byte[] previous)
    {
        var at = TimelineChain.ToMicroseconds(by.At);
        var sequence = request.NextSequence(happened, at);
        var verb = happened.GetType().Name;
        var payload = JsonSerializer.Serialize(happened, happened.GetType(), Json);
        var salt = TimelineChain.NewSalt();
        var digest = TimelineChain.Digest(salt, payload);
        var entry = new TimelineEvent
        {
            RequestId = request.Id,
            Sequence = sequence,
            Verb = verb,
            At = at,
            AgentId = by.AgentId,
            Actor = by.ActorOf(happened),
            Channel = by.Channel,
            Payload = payload,
            Salt = salt,
            Digest = digest,
            KeyId = chain.KeyId,
        };
        entry.Link = chain.Link(previous, entry);
        return entry;
    }

    /// <summary>The event of an entry; null when its payload was erased.</summary>
    public static RequestEvent? Read(string verb, string? payload) =>
        payload is not null && Verbs.TryGetValue(verb, out var type)
            ? (RequestEvent?)JsonSerializer.Deserialize(payload, type, Json)
            : null;

    async Task<byte[]> LastLinkAsync(CitizenRequest request, CancellationToken cancellationToken)
    {
        if (request.LastSequence == 0)
            return TimelineChain.Origin;
        var local = db
            .ChangeTracker.Entries<TimelineEvent>()
            .Select(e => e.Entity)
            .FirstOrDefault(e => e.RequestId == request.Id && e.Sequence == request.LastSequence);
        return local?.Link
            ?? await db.Set<TimelineEvent>()
                .Where(e => e.RequestId == request.Id && e.Sequence == request.LastSequence)
                .Select(e => e.Link)
                .FirstAsync(cancellationToken);
    }
}
