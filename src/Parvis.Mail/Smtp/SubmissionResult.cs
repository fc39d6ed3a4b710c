namespace Parvis.Mail.Smtp;

/// <summary>What became of a message.</summary>
/// <param name="Recipients">One for each recipient, in their order.</param>
public sealed record SubmissionResult(IReadOnlyList<RecipientResult> Recipients)
{
    /// <summary>The server took it for every recipient.</summary>
    public bool Accepted => Recipients.All(r => r.Outcome == SubmissionOutcome.Accepted);
}

/// <summary>What became of a message for one recipient.</summary>
/// <param name="Address">As given.</param>
/// <param name="Outcome">Whether to try again.</param>
/// <param name="Stage">What the server was answering.</param>
/// <param name="Reply">Its answer.</param>
public sealed record RecipientResult(string Address, SubmissionOutcome Outcome, SubmissionStage Stage, SmtpReply Reply);

/// <summary>Whether a message left, or is worth another try.</summary>
public enum SubmissionOutcome
{
    /// <summary>The server answers for it from now on.</summary>
    Accepted,

    /// <summary>4xx: try again later.</summary>
    Later,

    /// <summary>5xx: trying again cannot help.</summary>
    Refused,
}

/// <summary>What a server was answering when it decided.</summary>
public enum SubmissionStage
{
    /// <summary>The address bounces go to (MAIL FROM).</summary>
    Sender,

    /// <summary>The address of the recipient (RCPT TO).</summary>
    Recipient,

    /// <summary>The message itself (DATA).</summary>
    Content,
}
