namespace Parvis.Features.Reminders.Digests;

/// <summary>What asks for the same act.</summary>
/// <param name="More">There are others than those shown.</param>
/// <param name="List">Where all of them are: a path.</param>
public sealed record DigestSection(string Title, IReadOnlyList<DigestLine> Lines, bool More, string List);

/// <param name="Reference">Of a request, or what the thing is.</param>
/// <param name="Subject">Empty for a confidential request: mail is read over shoulders, and kept elsewhere.</param>
/// <param name="When">« prévue le ven. 13 mars »; empty when no date says it.</param>
public sealed record DigestLine(string Reference, string Subject, string When)
{
    /// <summary>Of something that is no request; null for a request, which its reference leads to.</summary>
    public string? Path { get; init; }

    /// <summary>What it is, as it is counted: « 1 fiche », « 2 demandes ».</summary>
    public string Noun { get; init; } = "demande";
}
