using System.Text.Json;
using Parvis.Data;
using Parvis.Features.Forms;
using Parvis.Features.Requests.Mandates;

namespace Parvis.Features.Portal.Asking;

/// <summary>
/// A request that is being written, found again by a secret link for seven days. Once it is sent its answers are gone from
/// here: the request has them.
/// </summary>
public sealed class AskDraft : IVersioned
{
    public const int DaysKept = 7;
    public const int MaxTriedBy = 60;

    AskDraft() { }

    public AskDraft(string keyHash, Guid? topicId, string questions, DateTime at) =>
        (KeyHash, TopicId, Questions, StartedAt, UpdatedAt) = (keyHash, topicId, questions, at, at);

    public long Id { get; private set; }

    /// <summary>SHA-256 of the secret in its address.</summary>
    public string KeyHash { get; private set; } = "";

    /// <summary>Null when none fits: the pilot sorts it.</summary>
    public Guid? TopicId { get; private set; }

    /// <summary>Of the form as it was when it was begun: what is published meanwhile changes nothing of it.</summary>
    public string Questions { get; private set; } = "";

    /// <summary>Somebody tries the form of the town: nothing is sent.</summary>
    public bool IsTrial { get; init; }

    /// <summary>Begun by a helper who was signed in: nobody else opens it, and it is sent with a mandate.</summary>
    public Guid? HelperId { get; init; }

    /// <summary>As they gave it.</summary>
    public string TriedBy { get; init; } = "";

    public DateTime StartedAt { get; private set; }

    public DateTime UpdatedAt { get; private set; }

    /// <summary>By question, as JSON.</summary>
    public string Answers { get; private set; } = "{}";

    /// <summary>Who asks, as JSON; empty until they said.</summary>
    public string Contact { get; private set; } = "";

    /// <summary>Of the request it became.</summary>
    public string? SentReference { get; private set; }

    /// <summary>See <see cref="Requests.CitizenRequest.FollowUpIssue"/>.</summary>
    public int? SentIssue { get; private set; }

    public int Version { get; set; }

    public FormAnswers ReadAnswers() =>
        new(
            JsonSerializer
                .Deserialize<Dictionary<string, string[]>>(Answers)!
                .ToDictionary(a => a.Key, a => (IReadOnlyList<string>)a.Value)
        );

    public AskContact ReadContact() =>
        Contact.Length == 0 ? new AskContact() : JsonSerializer.Deserialize<AskContact>(Contact)!;

    public void Answer(FormAnswers answers, DateTime at)
    {
        RefuseIfSent();
        (Answers, UpdatedAt) = (JsonSerializer.Serialize(answers.All), at);
    }

    public void Introduce(AskContact contact, DateTime at)
    {
        RefuseIfSent();
        (Contact, UpdatedAt) = (JsonSerializer.Serialize(contact), at);
    }

    /// <param name="reference">Of the request.</param>
    /// <param name="followUpIssue">Of its code and link, as they were given to who asked.</param>
    /// <param name="at">Now.</param>
    public void Become(string reference, int followUpIssue, DateTime at)
    {
        RefuseIfSent();
        SentIssue = followUpIssue;
        (SentReference, Answers, Contact, UpdatedAt) = (reference, "{}", "", at);
    }

    void RefuseIfSent()
    {
        if (SentReference is not null)
            throw new RefusedException("Votre demande est déjà partie : voici son accusé.");
    }
}

/// <summary>Bytes that somebody joined to a draft.</summary>
public sealed class AskDraftFile
{
    public long Id { get; private set; }

    public string PublicId { get; private set; } = RandomId.New();

    public required long DraftId { get; init; }

    /// <summary>Of its question.</summary>
    public required string QuestionKey { get; init; }

    public required string Name { get; init; }

    public required string ContentType { get; init; }

    public required long Size { get; init; }

    public required string Hash { get; init; }
}

/// <summary>Who asks, and how to answer them.</summary>
public sealed record AskContact
{
    /// <summary>Only where the topic may be told without a name.</summary>
    public bool Anonymous { get; init; }

    public string FirstName { get; init; } = "";

    public string LastName { get; init; } = "";

    public string Email { get; init; } = "";

    public string Phone { get; init; } = "";

    public string Address { get; init; } = "";

    /// <summary>Of whom it is for, when it is somebody else.</summary>
    public string ForFirstName { get; init; } = "";

    public string ForLastName { get; init; } = "";

    /// <summary>The association, the service or the tie through which they help.</summary>
    public string HelpsAs { get; init; } = "";

    /// <summary>How to reach the person themselves, when a helper knows it.</summary>
    public string ForEmail { get; init; } = "";

    public string ForPhone { get; init; } = "";

    public string ForAddress { get; init; } = "";

    /// <summary>What a signed-in helper says of it.</summary>
    public MandateOptions? Mandate { get; init; }

    public bool IsForAnother => ForLastName.Length > 0;

    public string Name => $"{FirstName} {LastName}".Trim();

    public string ForName => $"{ForFirstName} {ForLastName}".Trim();

    public bool IsSaid => Anonymous || LastName.Length > 0;
}
