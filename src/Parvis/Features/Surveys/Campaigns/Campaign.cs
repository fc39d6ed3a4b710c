using System.Security.Cryptography;
using Parvis.Data;
using Parvis.Features.Forms;

namespace Parvis.Features.Surveys.Campaigns;

/// <summary>
/// Questions the town asks whoever wishes to answer, for a time, at one place or everywhere. Up to three make a flash survey,
/// which a tablet at the counter asks too.
/// </summary>
public sealed class Campaign : IVersioned
{
    public const int MaxTitle = 120;
    public const int MaxIntroduction = 1000;
    public const int MaxBy = 200;
    public const int KeyLength = 8;
    public const int MostQuestions = 15;
    public const int MostOnTablet = 3;

    /// <summary>Sheets of paper are typed in after the end.</summary>
    public const int DaysToType = 30;

    /// <summary>No vowel makes a word, and no sign is taken for another: the address is typed from a poster.</summary>
    const string Signs = "bcdfghjkmnpqrtvwxz2346789";

    public Guid Id { get; private set; } = Guid.NewGuid();

    /// <summary>In its public address; no secret.</summary>
    public string Key { get; private set; } = RandomNumberGenerator.GetString(Signs, KeyLength);

    public string Title { get; private set; } = "";

    public string Introduction { get; private set; } = "";

    public DateOnly From { get; private set; }

    /// <summary>The last day.</summary>
    public DateOnly Until { get; private set; }

    /// <summary>Null for everywhere.</summary>
    public Guid? SiteId { get; private set; }

    /// <summary>See <see cref="FormText"/>.</summary>
    public string Questions { get; private set; } = FormText.Write(new FormDefinition([]));

    public string By { get; private set; } = "";

    public int Version { get; set; }

    public FormDefinition Form => FormText.Read(Questions);

    public bool IsOpen(DateOnly today) => From <= today && today <= Until && Form.Questions.Count > 0;

    public bool TakesPaper(DateOnly today) =>
        From <= today && today <= Until.AddDays(DaysToType) && Form.Questions.Count > 0;

    public void Edit(CampaignOptions options, string by)
    {
        if (string.IsNullOrWhiteSpace(options.Title))
            throw new RefusedException("Donnez un titre : les habitants le liront.", nameof(Title));
        if (options.Title.Trim().Length > MaxTitle)
            throw new RefusedException($"Le titre tient en {MaxTitle} caractères.", nameof(Title));
        if (options.Introduction?.Length > MaxIntroduction)
            throw new RefusedException($"La présentation tient en {MaxIntroduction} caractères.", nameof(Introduction));
        if (options.From is not { } from)
            throw new RefusedException("Dites à partir de quel jour.", nameof(From));
        if (options.Until is not { } until)
            throw new RefusedException("Dites jusqu'à quel jour.", nameof(Until));
        if (until < from)
            throw new RefusedException("La fin doit suivre le début.", nameof(Until));
        (Title, Introduction) = (options.Title.Trim(), options.Introduction?.Trim() ?? "");
        (From, Until, SiteId) = (from, until, options.SiteId);
        By = by.CutTo(MaxBy);
    }

    /// <summary>As long as nobody has answered: whoever calls makes sure.</summary>
    public void Compose(FormDefinition form)
    {
        if (form.Questions.Count > MostQuestions)
            throw new RefusedException($"Une campagne pose {MostQuestions} questions au plus.");
        Questions = FormText.Write(form.Questions.Count == 0 ? form : form.Checked());
    }
}

/// <summary>What a campaign is, as somebody typed it.</summary>
public sealed record CampaignOptions
{
    public string? Title { get; init; }

    public string? Introduction { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? Until { get; init; }

    public Guid? SiteId { get; init; }
}

/// <summary>How an answer came.</summary>
public enum CampaignWay
{
    Web,
    Tablet,
    Paper,
}

/// <summary>Somebody answered: the day, the place, and nothing about them.</summary>
public sealed class CampaignAnswer
{
    public long Id { get; private set; }

    public required Guid CampaignId { get; init; }

    public required Guid? SiteId { get; init; }

    public required DateOnly On { get; init; }

    public required CampaignWay Way { get; init; }
}

/// <summary>What was answered to one question: a choice, or words.</summary>
public sealed class CampaignReply
{
    public const int MaxText = 1000;

    /// <summary>Words are kept so long, choices for ever.</summary>
    public const int DaysOfWords = 730;

    public long Id { get; private set; }

    public required long AnswerId { get; init; }

    public required Guid CampaignId { get; init; }

    public required Guid? SiteId { get; init; }

    public required string QuestionKey { get; init; }

    public string Choice { get; init; } = "";

    public string Text { get; init; } = "";

    public required DateOnly On { get; init; }
}
