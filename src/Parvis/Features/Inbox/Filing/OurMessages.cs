using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Requests;

namespace Parvis.Features.Inbox.Filing;

/// <summary>Messages of ours that another message refers to, with what they said about which request.</summary>
static class OurMessages
{
    public static IQueryable<OurMessage> Ours(this ParvisDbContext db, IReadOnlyList<string> keys) =>
        from sent in db.Set<OutboxMessage>()
        where keys.Contains(sent.MessageKey)
        join message in db.Set<Correspondence>() on sent.CorrespondenceId equals (long?)message.Id
        select new OurMessage
        {
            Key = sent.MessageKey,
            State = sent.State,
            Message = message,
        };

    /// <summary>Keys come the nearest first: a thread may have gone through several of our messages.</summary>
    public static T? Nearest<T>(this IReadOnlyCollection<T> found, IEnumerable<string> keys, Func<T, string> keyOf)
        where T : class =>
        keys.Select(key => found.FirstOrDefault(f => keyOf(f) == key)).FirstOrDefault(f => f is not null);
}

sealed class OurMessage
{
    public required string Key { get; init; }

    public required OutboxState State { get; init; }

    public required Correspondence Message { get; init; }
}
