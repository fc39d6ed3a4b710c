namespace Parvis.Features.Requesters.Contacts;

/// <summary>A phone number, an e-mail address or a postal address, possibly shared by a family.</summary>
public sealed class ContactPoint
{
    public long Id { get; private set; }

    public long RequesterId { get; private set; }

    public required ContactKind Kind { get; init; }

    /// <summary>As the person said it.</summary>
    public required string Value { get; init; }

    /// <summary>What is compared: digits of a phone number with its country, lower-case address, folded street.</summary>
    public required string Key { get; init; }

    /// <summary>The key of a phone number from its last digit to its first: people remember how a number ends.</summary>
    public string Backwards { get; init; } = "";

    public string Label { get; init; } = "";

    public bool Preferred { get; init; }

    /// <summary>A message sent there did not arrive.</summary>
    public DateTime? FailedAt { get; private set; }

    /// <summary>When the person agreed to text messages at this number (GDPR, art. 7).</summary>
    public DateTime? TextsAgreedAt { get; private set; }

    /// <summary>« Au téléphone », in the words of who noted it.</summary>
    public string TextsAgreedHow { get; private set; } = "";

    public string TextsAgreedBy { get; private set; } = "";

    /// <summary>When they said that they want no more; the agreement before it stays, as its proof.</summary>
    public DateTime? TextsStoppedAt { get; private set; }

    public string TextsStoppedBy { get; private set; } = "";

    public bool TakesTexts => TextsAgreedAt is not null && TextsStoppedAt is null;

    internal static string Reverse(string key) =>
        string.Create(
            key.Length,
            key,
            static (reversed, key) =>
            {
                key.CopyTo(reversed);
                reversed.Reverse();
            }
        );

    internal void Work() => FailedAt = null;

    internal void AgreeToTexts(string how, string by, DateTime at)
    {
        (TextsAgreedAt, TextsAgreedHow, TextsAgreedBy) = (at, how, by);
        (TextsStoppedAt, TextsStoppedBy) = (null, "");
    }

    internal void StopTexts(string by, DateTime at) => (TextsStoppedAt, TextsStoppedBy) = (at, by);

    /// <summary>Typed anew with another label, it is the same address.</summary>
    internal void Replace(ContactPoint former)
    {
        FailedAt = former.FailedAt;
        (TextsAgreedAt, TextsAgreedHow, TextsAgreedBy) = (
            former.TextsAgreedAt,
            former.TextsAgreedHow,
            former.TextsAgreedBy
        );
        (TextsStoppedAt, TextsStoppedBy) = (former.TextsStoppedAt, former.TextsStoppedBy);
    }

    internal void BelongTo(long requesterId) => RequesterId = requesterId;
}

public enum ContactKind
{
    Phone,
    Email,
    Address,
}

public static class ContactKinds
{
    public static string InFrench(this ContactKind kind) =>
        kind switch
        {
            ContactKind.Phone => "Téléphone",
            ContactKind.Email => "Courriel",
            ContactKind.Address => "Adresse",
        };

    /// <summary>Why two sheets may be one person.</summary>
    public static string InCommon(this ContactKind kind) =>
        kind switch
        {
            ContactKind.Phone => "même téléphone",
            ContactKind.Email => "même courriel",
            ContactKind.Address => "même adresse",
        };

    /// <summary>Why this cannot be how to reach somebody; null when it can.</summary>
    public static string? Refusal(this ContactKind kind, string value) =>
        kind switch
        {
            ContactKind.Phone when !PhoneNumber.IsValid(value) =>
                $"« {value.Trim()} » n'est pas un numéro de téléphone.",
            ContactKind.Email when !EmailKey.IsValid(value) =>
                $"« {value.Trim()} » n'est pas une adresse électronique : il faut un « @ » et un nom de domaine.",
            _ => null,
        };

    public static string Key(this ContactKind kind, string value) =>
        kind switch
        {
            ContactKind.Phone => PhoneNumber.Key(value),
            ContactKind.Email => EmailKey.Of(value),
            ContactKind.Address => AddressKey.Of(value),
        };
}

/// <param name="FailedAt">When a message sent there did not arrive; told, never typed.</param>
public sealed record ContactOptions(
    ContactKind Kind,
    string Value,
    string Label = "",
    bool Preferred = false,
    DateTime? FailedAt = null
)
{
    /// <summary>The person agreed to text messages there; told, never typed.</summary>
    public bool TakesTexts { get; init; }
}
