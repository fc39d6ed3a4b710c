using Parvis.Data;

namespace Parvis.Features.Surveys;

/// <summary>Somebody was asked, once in a while, what they thought of how a request was handled.</summary>
public sealed class SurveyInvitation
{
    /// <summary>Nobody is asked more often, whatever they ask the town.</summary>
    public const int DaysApart = 90;

    /// <summary>Later, nobody remembers.</summary>
    public const int DaysOpen = 30;

    public long Id { get; private set; }

    public required long RequestId { get; init; }

    public required long RequesterId { get; init; }

    /// <summary>SHA-256 of the secret in its address.</summary>
    public required string KeyHash { get; init; }

    public required DateTime At { get; init; }

    public required SurveyWay Way { get; init; }

    public DateTime? AnsweredAt { get; private set; }

    public bool IsOpen(DateTime now) => AnsweredAt is null && now < At.AddDays(DaysOpen);

    public void Answer(DateTime at)
    {
        if (AnsweredAt is not null)
            throw new RefusedException("Votre avis est déjà arrivé : merci.");
        AnsweredAt = at;
    }
}

/// <summary>What somebody thought; where and what it was about stays when the request is erased.</summary>
public sealed class SurveyAnswer
{
    public const int MaxComment = 1000;

    public long Id { get; private set; }

    public required DateTime At { get; init; }

    /// <summary>Null once the request was erased.</summary>
    public long? RequestId { get; private set; }

    public required Guid? TopicId { get; init; }

    public required Guid? DepartmentId { get; init; }

    /// <summary>How the request came.</summary>
    public required int Channel { get; init; }

    /// <summary>How they were asked.</summary>
    public required SurveyWay Way { get; init; }

    public required Satisfaction Satisfaction { get; init; }

    /// <summary>Whether the answer was clear; null when it was not said.</summary>
    public bool? WasClear { get; init; }

    /// <summary>Whether it came soon enough; null when it was not said.</summary>
    public bool? WasSoon { get; init; }

    public string Comment { get; private set; } = "";

    /// <summary>Somebody of the town read the comment.</summary>
    public DateTime? ReadAt { get; private set; }

    /// <summary>Somebody of the town answered the comment by voice, and said so here.</summary>
    public DateTime? SpokenAt { get; private set; }

    public static SurveyAnswer Of(Requests.CitizenRequest request, SurveyWay way, SurveyWords words, DateTime at) =>
        new()
        {
            At = at,
            RequestId = request.Id,
            TopicId = request.TopicId,
            DepartmentId = request.DepartmentId,
            Channel = (int)request.Channel,
            Way = way,
            Satisfaction =
                words.Satisfaction ?? throw new RefusedException("Dites si vous êtes satisfait.", nameof(Satisfaction)),
            WasClear = words.WasClear,
            WasSoon = words.WasSoon,
            Comment =
                words.Comment?.Length > MaxComment
                    ? throw new RefusedException("Un commentaire tient en {0} caractères.", nameof(Comment), MaxComment)
                    : words.Comment?.Trim() ?? "",
        };

    public void Read(DateTime at) => ReadAt ??= at;

    public void AnswerByVoice(DateTime at)
    {
        SpokenAt ??= at;
        Read(at);
    }

    /// <summary>The person is forgotten, not what they thought.</summary>
    public void Forget() => (RequestId, Comment) = (null, "");
}

/// <summary>How somebody was asked.</summary>
public enum SurveyWay
{
    Mail,

    /// <summary>At the foot of the letter that answers.</summary>
    Letter,

    /// <summary>By whoever had them on the telephone or at the counter.</summary>
    Voice,

    /// <summary>Drawn at random and called back.</summary>
    CallBack,
}

/// <summary>In the order of the form.</summary>
public enum Satisfaction
{
    VerySatisfied,
    Satisfied,
    Dissatisfied,
    VeryDissatisfied,
}

public static class Satisfactions
{
    public static string InFrench(this Satisfaction satisfaction) =>
        satisfaction switch
        {
            Satisfaction.VerySatisfied => "Très satisfait",
            Satisfaction.Satisfied => "Plutôt satisfait",
            Satisfaction.Dissatisfied => "Plutôt pas satisfait",
            Satisfaction.VeryDissatisfied => "Pas du tout satisfait",
        };

    public static string InFrench(this SurveyWay way) =>
        way switch
        {
            SurveyWay.Mail => "Courriel",
            SurveyWay.Letter => "Lettre",
            SurveyWay.Voice => "De vive voix",
            SurveyWay.CallBack => "Rappel au hasard",
        };

    public static bool IsGood(this Satisfaction satisfaction) =>
        satisfaction is Satisfaction.VerySatisfied or Satisfaction.Satisfied;
}

/// <summary>What is answered, by whoever types it.</summary>
public sealed class SurveyWords
{
    public Satisfaction? Satisfaction { get; set; }

    public bool? WasClear { get; set; }

    public bool? WasSoon { get; set; }

    public string? Comment { get; set; }
}

/// <summary>Whether the town asks at all.</summary>
public sealed record SurveySettings
{
    /// <summary>Those whose request ended are written to, a day later; letters that answer ask too.</summary>
    public bool AsksByMail { get; init; }

    /// <summary>The town's page on « Je donne mon avis »; empty when it has none.</summary>
    public string OpinionUrl { get; init; } = "";

    /// <summary>The town's page on « Services Publics + »; empty when it has none.</summary>
    public string ServicesUrl { get; init; } = "";

    /// <summary>A public address, as it was typed.</summary>
    public static string Address(string? typed, string field)
    {
        var said = (typed ?? "").Trim();
        return
            said.Length == 0
            || (Uri.TryCreate(said, UriKind.Absolute, out var known) && known.Scheme == Uri.UriSchemeHttps)
            ? said
            : throw new RefusedException("Cette adresse commence par https.", field);
    }
}
