namespace Parvis.Features.Settings;

/// <summary>The town as residents see it on letters, mails and pages.</summary>
public sealed record TownSettings
{
    public string Name { get; init; } = "";

    public string Address { get; init; } = "";

    public string PostalCode { get; init; } = "";

    public string City { get; init; } = "";

    public string Phone { get; init; } = "";

    /// <summary>How deaf people reach the number (Acceo, Rogervoice…): an address or words; empty when the town has none.</summary>
    public string RelayCall { get; init; } = "";

    public string Email { get; init; } = "";

    public string Website { get; init; } = "";

    /// <summary>Public address of this installation, for links in mails.</summary>
    public string BaseUrl { get; init; } = "http://localhost:5080";

    /// <summary>
    /// Where residents reach the pages that are for them; empty as long as they are not open to them, and then no receipt
    /// leads there.
    /// </summary>
    public string ResidentsUrl { get; init; } = "";

    /// <summary>How to reach the data protection officer (GDPR article 13): an address, of e-mail or of post.</summary>
    public string DataProtectionContact { get; init; } = "";

    /// <summary>Where rights on personal data are asked for.</summary>
    public string RightsContact =>
        new[] { DataProtectionContact, Email, OneLineAddress, Name }.FirstOrDefault(c => c.Length > 0, "");

    /// <summary>Content hash of the logo in the blob store.</summary>
    public string? LogoBlob { get; init; }

    public string? LogoContentType { get; init; }

    /// <summary>Replaces the civic blue; accepted only when its contrast holds.</summary>
    public string? AccentColour { get; init; }

    public string TimeZone { get; init; } = "Europe/Paris";

    /// <summary>Public-holiday zone, see Parvis.Deadlines.</summary>
    public string HolidayZone { get; init; } = "FR";

    /// <summary>Its public holidays; those of metropolitan France when its zone is not known.</summary>
    public Deadlines.HolidayZone Holidays() =>
        Deadlines.HolidayZone.TryParse(HolidayZone, out var known) ? known : Deadlines.HolidayZone.France;

    public string OneLineAddress =>
        string.Join(", ", new[] { Address, $"{PostalCode} {City}".Trim() }.Where(part => part.Length > 0));

    public bool IsOpenToResidents => ResidentsUrl.Length > 0;

    public bool Installed => Name.Length > 0;
}

/// <summary>How requests live in this town.</summary>
public sealed record RequestSettings
{
    /// <summary>A department that has not accepted a request after this many hours gives it back to the pilot.</summary>
    public int AcceptanceHours { get; init; } = 48;

    /// <summary>Within this many days a closed request can be reopened; later a linked one is created.</summary>
    public int ReopenWindowDays { get; init; } = 60;

    /// <summary>Working days to answer when the topic says nothing.</summary>
    public int DefaultTargetDays { get; init; } = 15;

    /// <summary>Working days to a first word of a person, when the topic says nothing; none is promised when absent.</summary>
    public int? FirstAnswerDays { get; init; }

    /// <param name="ofTopic">Working days of its own.</param>
    public int AnswerDays(int? ofTopic) => ofTopic ?? DefaultTargetDays;

    /// <summary>A first word promised no sooner than the answer would say nothing.</summary>
    /// <param name="answerDays">Working days to the answer.</param>
    /// <param name="ofTopic">Working days of its own to the first word.</param>
    public int? FirstAnswerDaysBefore(int answerDays, int? ofTopic) =>
        (ofTopic ?? FirstAnswerDays) is { } days && days < answerDays ? days : null;

    /// <summary>Residents who are written to by mail hear of each step of their request.</summary>
    public bool TellsProgress { get; init; }

    /// <summary>Anybody may read what is promised by topic, and what was kept.</summary>
    public bool PublishesPromises { get; init; }

    /// <summary>Working days before its date when who has a request is reminded of it, unless its topic says otherwise.</summary>
    public int ReminderBeforeDays { get; init; } = 2;

    /// <summary>Working days late when the head of the department is told.</summary>
    public int ReminderHeadDays { get; init; } = 2;

    /// <summary>Working days late when the pilot is told.</summary>
    public int ReminderPilotDays { get; init; } = 5;

    /// <summary>Days that a resident is usually given to send missing items.</summary>
    public int MissingItemsDays { get; init; } = 30;

    /// <summary>Working days without news of a partner after which who has the request is told.</summary>
    public int PartnerSilenceDays { get; init; } = 10;

    /// <summary>Seconds during which a sent answer can be taken back.</summary>
    public int UndoSeconds { get; init; } = 15;

    /// <summary>Largest accepted file, in megabytes.</summary>
    public int MaxFileMegabytes { get; init; } = 20;

    /// <summary>How long it is known who looked at whose record, and what an elected official looked for.</summary>
    public int LookRetentionMonths { get; init; } = 12;

    /// <summary>How long a message is kept as it came, once it is filed.</summary>
    public int MailRetentionMonths { get; init; } = 12;

    /// <summary>How long what nobody sorted is kept.</summary>
    public int UnsortedMailMonths { get; init; } = 6;

    /// <summary>
    /// What allows to destroy requests at the end of their time (code du patrimoine, L212-2): nothing is erased by itself as long
    /// as it is empty.
    /// </summary>
    public string EliminationVisa { get; init; } = "";

    /// <summary>Receipts that one sender may get in a day by writing: machines that answer each other stop there.</summary>
    public int ReceiptsPerSenderAndDay { get; init; } = 5;

    /// <summary>
    /// Requests sent from one place in ten minutes, above which each one more is checked (see the portal's guard); none is when
    /// few come.
    /// </summary>
    public int ChecksAbovePlace { get; init; } = 12;

    /// <summary>The same for all places together.</summary>
    public int ChecksAboveTown { get; init; } = 60;

    /// <summary>What reception says when a person is followed by a confidential circle, and the number to give.</summary>
    public string ConfidentialSentence { get; init; } =
        "Je ne peux pas vous renseigner d'ici. Le service qui peut vous répondre est joignable directement.";

    public string ConfidentialPhone { get; init; } = "";
}
