using System.Globalization;
using System.Text.Json;

namespace Parvis.Data.Outbox;

/// <summary>
/// Something that must leave the town hall, written in the same transaction as the change that calls for it. A sender
/// leases it, sends it, then records that it left; whatever stops in between is taken up again.
/// </summary>
public sealed class OutboxMessage
{
    public const int MaxKey = 16 + RandomId.Length;
    public const int MaxRecipient = 320;

    /// <summary><see cref="DueAt"/> of what is over.</summary>
    public static readonly DateTime Never = new(9999, 12, 31, 0, 0, 0, DateTimeKind.Utc);

    OutboxMessage() { }

    public OutboxMessage(OutboxKind kind, OutgoingMail mail, long? correspondenceId, DateTime now, DateTime notBefore)
        : this(kind, correspondenceId, now, notBefore)
    {
        Payload = JsonSerializer.Serialize(mail);
        Recipient = RecipientKey(mail.To);
        Automatic = mail.Automatic;
    }

    public OutboxMessage(OutboxKind kind, OutgoingText text, long correspondenceId, DateTime now)
        : this(kind, correspondenceId, now, now)
    {
        Carrier = OutboxCarrier.TextMessage;
        Payload = JsonSerializer.Serialize(text);
        Recipient = RecipientKey(text.To);
        Automatic = text.Automatic;
        Segments = text.Segments;
        Cost = text.Cost;
    }

    OutboxMessage(OutboxKind kind, long? correspondenceId, DateTime now, DateTime notBefore)
    {
        Kind = kind;
        CorrespondenceId = correspondenceId;
        MessageKey = string.Create(CultureInfo.InvariantCulture, $"{now:yyyyMMdd-HHmmss}-{RandomId.New()}");
        CreatedAt = now;
        AskedAt = now;
        NotBefore = notBefore;
        DueAt = notBefore;
    }

    public long Id { get; private set; }

    public OutboxKind Kind { get; private set; }

    public OutboxCarrier Carrier { get; private set; }

    /// <summary>Signed, the left part of the Message-ID (see <see cref="MailTokens"/>): the same at every try, so that receivers drop a second copy.</summary>
    public string MessageKey { get; private set; } = "";

    public string Payload { get; private set; } = "";

    /// <summary>Whom it goes to, to count what one address gets in a day.</summary>
    public string Recipient { get; private set; } = "";

    /// <summary>Written by the machine.</summary>
    public bool Automatic { get; private set; }

    /// <summary>The words as the request keeps them; null for what is about no request alone.</summary>
    public long? CorrespondenceId { get; private set; }

    public DateTime CreatedAt { get; private set; }

    /// <summary>When somebody last wanted it to leave: what was known of the address before that did not stop them.</summary>
    public DateTime AskedAt { get; private set; }

    /// <summary>Until then it can be taken back.</summary>
    public DateTime NotBefore { get; private set; }

    public OutboxState State { get; private set; }

    /// <summary>When a sender must look at it: to send it, to take over an expired lease, to record its end.</summary>
    public DateTime DueAt { get; private set; }

    /// <summary>Which sender has it; another one took over when it is no longer the same.</summary>
    public Guid? Lease { get; private set; }

    public int Attempts { get; private set; }

    public string LastError { get; private set; } = "";

    public DateTime? SentAt { get; private set; }

    /// <summary>Its address got enough for today, see <see cref="HoldBack"/>.</summary>
    public bool Held { get; private set; }

    /// <summary>Somebody decided that it leaves nevertheless.</summary>
    public bool IgnoresCaps { get; private set; }

    /// <summary>Of a text message, as its operator bills them.</summary>
    public int Segments { get; private set; }

    /// <summary>Of a text message, in thousandths of a euro.</summary>
    public int Cost { get; private set; }

    public OutgoingMail Mail => Read<OutgoingMail>(OutboxCarrier.Mail);

    public OutgoingText Text => Read<OutgoingText>(OutboxCarrier.TextMessage);

    /// <summary>Everything a person would read of it.</summary>
    public IReadOnlyList<string> Words =>
        Carrier == OutboxCarrier.Mail && Mail is var mail ? [mail.Subject, mail.Text] : [Text.Text];

    T Read<T>(OutboxCarrier by) =>
        Carrier == by && JsonSerializer.Deserialize<T>(Payload) is { } payload
            ? payload
            : throw new InvalidOperationException($"Outbox message {Id} is not of {by}.");

    public static string RecipientKey(string address) => address.Trim().ToLowerInvariant().CutTo(MaxRecipient);
}

public enum OutboxKind
{
    Reply,
    RegistrationReceipt,

    /// <summary>An acknowledgement, or a demand of items.</summary>
    Notice,

    /// <summary>Where a request stands, told to who asked.</summary>
    News,

    /// <summary>What needs an act, told to an agent in the morning.</summary>
    Digest,

    /// <summary>To a resident who agreed to try what the town prepares.</summary>
    Panel,

    /// <summary>To an interpreter, with what they need to come and nothing else.</summary>
    Interpreter,

    /// <summary>To a resident whose request waits until they confirm it.</summary>
    AskConfirmation,
}

public enum OutboxCarrier
{
    Mail,
    TextMessage,
}

public enum OutboxState
{
    Waiting,
    Leased,
    Sent,
    Cancelled,
    Failed,
}
