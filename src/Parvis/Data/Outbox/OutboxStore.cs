using Microsoft.EntityFrameworkCore;
using Parvis.Data.Jobs;

namespace Parvis.Data.Outbox;

/// <summary>
/// Every move of an outbox row. Each one is a conditional update, so that two nodes, or a sender and somebody who
/// takes the message back, never both win.
/// </summary>
public sealed class OutboxStore(ParvisDbContext db, Transactions transactions, JobAlarm alarm, TimeProvider clock)
{
    public const int MaxError = 500;

    /// <summary>Longer than any sending: a lease that expires means that the sender is gone.</summary>
    public static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(15);

    static readonly TimeSpan BeforeRecordingAgain = TimeSpan.FromMinutes(5);

    static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(30),
        TimeSpan.FromMinutes(2),
        TimeSpan.FromMinutes(10),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1),
        TimeSpan.FromHours(3),
        TimeSpan.FromHours(6),
        TimeSpan.FromHours(12),
        // Two days in all: a server that is away over a weekend's maintenance is back by then.
        TimeSpan.FromHours(25),
    ];

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Part of the transaction that calls for it; the sender is woken when it commits.</summary>
    public void Add(OutboxKind kind, OutgoingMail mail, long correspondenceId, TimeSpan delay)
    {
        if (!transactions.Active)
            throw new InvalidOperationException("A message is written with the change that calls for it.");
        db.Add(new OutboxMessage(kind, mail, correspondenceId, Now, Now + delay));
        transactions.AfterCommit(alarm.Ring<SendOutboxJob>);
    }

    /// <inheritdoc cref="Add(OutboxKind, OutgoingMail, long, TimeSpan)"/>
    public void Add(OutboxKind kind, OutgoingText text, long correspondenceId)
    {
        if (!transactions.Active)
            throw new InvalidOperationException("A message is written with the change that calls for it.");
        db.Add(new OutboxMessage(kind, text, correspondenceId, Now));
        transactions.AfterCommit(alarm.Ring<SendOutboxJob>);
    }

    /// <summary>About no request alone.</summary>
    /// <inheritdoc cref="Add(OutboxKind, OutgoingMail, long, TimeSpan)"/>
    public void Add(OutboxKind kind, OutgoingMail mail)
    {
        if (!transactions.Active)
            throw new InvalidOperationException("A message is written with the change that calls for it.");
        db.Add(new OutboxMessage(kind, mail, correspondenceId: null, Now, Now));
        transactions.AfterCommit(alarm.Ring<SendOutboxJob>);
    }

    /// <summary>That it left is kept, what it said is not.</summary>
    public Task ForgetWordsAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        db.Set<OutboxMessage>()
            .Where(m => m.Id == message.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Payload, ""), cancellationToken);

    /// <summary>Takes a message back; false once a sender has it or it is over.</summary>
    public async Task<bool> CancelAsync(long correspondenceId, CancellationToken cancellationToken) =>
        await db.Set<OutboxMessage>()
            .Where(m => m.CorrespondenceId == correspondenceId && m.State == OutboxState.Waiting)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(m => m.State, OutboxState.Cancelled).SetProperty(m => m.DueAt, OutboxMessage.Never),
                cancellationToken
            ) == 1;

    public async Task<IReadOnlyList<DueMessage>> DueAsync(int take, CancellationToken cancellationToken)
    {
        var now = Now;
        return await db.Set<OutboxMessage>()
            .Where(m => m.DueAt <= now)
            .OrderBy(m => m.DueAt)
            .ThenBy(m => m.Id)
            .Select(m => new DueMessage(m.Id, m.Recipient))
            .Take(take)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Makes it this sender's; null when another one was quicker or it needs no sending.</summary>
    public async Task<OutboxMessage?> LeaseAsync(long id, CancellationToken cancellationToken)
    {
        var now = Now;
        var until = now + LeaseTime;
        var lease = Guid.NewGuid();
        var mine = await transactions.RunAsync(
            () =>
                db.Set<OutboxMessage>()
                    .Where(m => m.Id == id && m.DueAt <= now)
                    .Where(m => m.State == OutboxState.Waiting || m.State == OutboxState.Leased)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(m => m.State, OutboxState.Leased)
                                .SetProperty(m => m.Lease, lease)
                                .SetProperty(m => m.DueAt, until)
                                .SetProperty(m => m.Attempts, m => m.Attempts + 1),
                        cancellationToken
                    ),
            cancellationToken
        );
        return mine == 1 ? await FindAsync(id, cancellationToken) : null;
    }

    /// <summary>
    /// It left, whoever has it by now: nobody may send it again. Its outcome is still to be recorded, now or, after a
    /// crash, at the next turn. False when another one sent it too.
    /// </summary>
    public async Task<bool> MarkSentAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var now = Now;
        return await EndAsync(
                db.Set<OutboxMessage>()
                    .Where(m => m.Id == message.Id)
                    .Where(m => m.State == OutboxState.Leased || m.State == OutboxState.Waiting),
                new LeaseEnd(OutboxState.Sent, now, message.Attempts) { SentAt = now },
                cancellationToken
            ) == 1;
    }

    /// <summary>Tries again later, or gives up when it is refused for good or was tried long enough.</summary>
    public Task MarkRefusedAsync(
        OutboxMessage message,
        MailRefusedException refusal,
        CancellationToken cancellationToken
    )
    {
        var over = refusal.ForGood || message.Attempts > Pauses.Length;
        var end = over
            ? new LeaseEnd(OutboxState.Failed, Now, message.Attempts)
            : new LeaseEnd(OutboxState.Waiting, Now + Pauses[message.Attempts - 1], message.Attempts);
        return EndLeaseAsync(message, end with { Error = Short(refusal.Message) }, cancellationToken);
    }

    /// <summary>Nothing left, and nothing will; its outcome is still to be recorded.</summary>
    public Task MarkCalledOffAsync(OutboxMessage message, string why, CancellationToken cancellationToken) =>
        EndLeaseAsync(
            message,
            new LeaseEnd(OutboxState.Cancelled, Now, message.Attempts) { Error = Short(why) },
            cancellationToken
        );

    /// <summary>As if it had not been looked at.</summary>
    public Task HoldAsync(OutboxMessage message, HoldBack held, CancellationToken cancellationToken) =>
        EndLeaseAsync(
            message,
            new LeaseEnd(OutboxState.Waiting, held.Until, message.Attempts - 1)
            {
                Error = Short(held.Why),
                Held = true,
            },
            cancellationToken
        );

    /// <summary>
    /// What did not arrive leaves again, because somebody wants it to; in their transaction. False when it is on its way
    /// already, or was erased.
    /// </summary>
    public async Task<bool> AskAgainAsync(long correspondenceId, CancellationToken cancellationToken)
    {
        var now = Now;
        transactions.AfterCommit(alarm.Ring<SendOutboxJob>);
        return await db.Set<OutboxMessage>()
                .Where(m => m.CorrespondenceId == correspondenceId && m.DueAt == OutboxMessage.Never)
                .Where(m =>
                    m.State == OutboxState.Failed || m.State == OutboxState.Sent || m.State == OutboxState.Cancelled
                )
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(m => m.State, OutboxState.Waiting)
                            .SetProperty(m => m.DueAt, now)
                            .SetProperty(m => m.NotBefore, now)
                            .SetProperty(m => m.AskedAt, now)
                            .SetProperty(m => m.Attempts, 0)
                            .SetProperty(m => m.LastError, "")
                            .SetProperty(m => m.SentAt, (DateTime?)null)
                            .SetProperty(m => m.IgnoresCaps, true),
                    cancellationToken
                ) == 1;
    }

    /// <summary>What is held back leaves now: one message, or all of them. How many there were.</summary>
    public Task<int> ReleaseAsync(long? correspondenceId, CancellationToken cancellationToken)
    {
        var now = Now;
        transactions.AfterCommit(alarm.Ring<SendOutboxJob>);
        return db.Set<OutboxMessage>()
            .Where(m => m.DueAt < OutboxMessage.Never && m.State == OutboxState.Waiting && m.Held)
            .Where(m => correspondenceId == null || m.CorrespondenceId == correspondenceId)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(m => m.DueAt, now)
                        .SetProperty(m => m.Held, false)
                        .SetProperty(m => m.LastError, "")
                        .SetProperty(m => m.IgnoresCaps, true),
                cancellationToken
            );
    }

    /// <summary>In the transaction that records the outcome; false when another node already has.</summary>
    public async Task<bool> CloseAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        await db.Set<OutboxMessage>()
            .Where(m => m.Id == message.Id && m.State == message.State && m.DueAt < OutboxMessage.Never)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, OutboxMessage.Never), cancellationToken) == 1;

    /// <summary>The outcome could not be recorded: not again at once, or one bad row would keep the sender busy.</summary>
    public Task PostponeAsync(long id, CancellationToken cancellationToken)
    {
        var later = Now + BeforeRecordingAgain;
        return transactions.RunAsync(
            () =>
                db.Set<OutboxMessage>()
                    .Where(m => m.Id == id && m.DueAt < OutboxMessage.Never)
                    .ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, later), cancellationToken),
            cancellationToken
        );
    }

    public Task<OutboxMessage?> FindAsync(long id, CancellationToken cancellationToken) =>
        db.Set<OutboxMessage>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, cancellationToken);

    Task EndLeaseAsync(OutboxMessage message, LeaseEnd end, CancellationToken cancellationToken) =>
        EndAsync(
            db.Set<OutboxMessage>()
                .Where(m => m.Id == message.Id && m.Lease == message.Lease && m.State == OutboxState.Leased),
            end,
            cancellationToken
        );

    Task<int> EndAsync(IQueryable<OutboxMessage> message, LeaseEnd end, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            () =>
                message.ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(m => m.State, end.State)
                            .SetProperty(m => m.DueAt, end.DueAt)
                            .SetProperty(m => m.LastError, end.Error)
                            .SetProperty(m => m.SentAt, end.SentAt)
                            .SetProperty(m => m.Held, end.Held)
                            .SetProperty(m => m.Attempts, end.Attempts),
                    cancellationToken
                ),
            cancellationToken
        );

    static string Short(string sentence) => sentence.ShortenedTo(MaxError);

    sealed record LeaseEnd(OutboxState State, DateTime DueAt, int Attempts)
    {
        public string Error { get; init; } = "";

        public DateTime? SentAt { get; init; }

        public bool Held { get; init; }
    }
}

/// <summary>A message to look at, and whom it goes to: what one address gets leaves in order.</summary>
public sealed record DueMessage(long Id, string Recipient);
