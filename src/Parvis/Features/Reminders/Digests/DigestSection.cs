namespace Parvis.Features.Reminders.Digests;

/// <summary>What asks for the same act.</summary>
/// <param name="More">There are others than those shown.</param>
/// <param name="List">Where all of them are: a path.</param>
public sealed record DigestSection(string Title, IReadOnlyList<DigestLine> Lines, bool More, string List);

/// <param name="Subject">Empty for a confidential request: mail is read over shoulders, and kept elsewhere.</param>
/// <param name="When">« prévue le ven. 13 mars »; empty when no date says it.</param>
public sealed record DigestLine(string Reference, string Subject, string When)
{
    /// <summary>Where it is, when it is not a request: a path.</summary>
    public string? Address { get; init; }
}
