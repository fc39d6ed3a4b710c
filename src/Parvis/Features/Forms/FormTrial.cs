using Parvis.Data;

namespace Parvis.Features.Forms;

/// <summary>A link that lets invited residents try a form before it is published: they answer, remark, and nothing is sent.</summary>
public sealed class FormTrial
{
    public const int DaysOpen = 30;

    public long Id { get; private set; }

    public required Guid TopicId { get; init; }

    /// <summary>SHA-256 of the secret in its address.</summary>
    public required string KeyHash { get; init; }

    /// <summary>Of the form as it was when the link was made.</summary>
    public required string Questions { get; init; }

    public required DateTime Until { get; init; }

    /// <summary>Who invites.</summary>
    public required string By { get; init; }
}

/// <summary>What somebody who tried a form says of one of its questions.</summary>
public sealed class FormRemark
{
    public const int MaxText = 1000;
    public const int DaysKept = 365;

    /// <summary>About one form.</summary>
    public const int Most = 500;

    public long Id { get; private set; }

    public string PublicId { get; private set; } = RandomId.New();

    public required Guid TopicId { get; init; }

    public required string QuestionKey { get; init; }

    /// <summary>The question as it was asked.</summary>
    public required string Label { get; init; }

    public required string Text { get; init; }

    /// <summary>As they gave it; empty when they did not.</summary>
    public required string By { get; init; }

    public required DateTime At { get; init; }
}
