using Parvis.Features.Requests.FollowUp;

namespace Parvis.Features.Requests.Writing;

/// <summary>
/// What every correspondence of the town bears (CRPA L111-2): the reference, who handles the request, where and how
/// to reach them. The same lines close a mail in text, a mail in HTML and a letter.
/// </summary>
public sealed record Mentions
{
    public required string Reference { get; init; }

    public required string TownName { get; init; }

    /// <summary>The town's own colour, as CSS writes it; empty when it has none.</summary>
    public string Accent { get; init; } = "";

    /// <summary>Empty when the message must not tell which department it is.</summary>
    public required string DepartmentName { get; init; }

    /// <summary>One line.</summary>
    public required string Address { get; init; }

    public required string Phone { get; init; }

    public string Email { get; init; } = "";

    /// <summary>First name and name, or what stands for them (see <see cref="Anonymous"/>); empty when nobody has it yet.</summary>
    public string AgentName { get; init; } = "";

    /// <summary>Empty for an agent who is not named.</summary>
    public string AgentFunction { get; init; } = "";

    /// <summary>An agent whose safety asks for it: <see cref="AgentName"/> is « Agent 4F7K ».</summary>
    public bool Anonymous { get; init; }

    /// <summary>The words above bear a signature: the agent is only who handles the request.</summary>
    public bool SomebodyElseSigns { get; init; }

    /// <summary>First name, name and function, or what stands for them (CRPA L111-2).</summary>
    public bool NamesTheAgent =>
        AgentName.Length > 0
        && (Anonymous || (AgentFunction.Length > 0 && AgentName.Contains(' ', StringComparison.Ordinal)));

    /// <summary>
    /// How the person follows the request: on receipts alone, which go to who asked. An answer may also go to somebody who
    /// asked the same.
    /// </summary>
    public FollowUpAccess? FollowUp { get; init; }

    public string Office => DepartmentName.Length == 0 ? TownName : $"{DepartmentName}, {TownName}";

    public string Signature => AgentName.Length == 0 ? Office : $"{AgentName}, {Office}";

    public string ReferenceLine => $"Votre demande {Reference} : rappelez cette référence quand vous nous contactez.";

    /// <summary>Under a message: the reference, and the link that needs no code.</summary>
    string MessageFoot => FollowUp is null ? ReferenceLine : $"{ReferenceLine}\n{FollowUp.InMessage}";

    /// <summary>Under a letter: the reference, and the code to type.</summary>
    public string PaperFoot => FollowUp is null ? ReferenceLine : $"{ReferenceLine} {FollowUp.OnPaper}";

    /// <summary>For who writes back to the town about somebody else's request.</summary>
    public string OurReferenceLine => $"Notre référence : {Reference}. Rappelez-la quand vous nous écrivez.";

    /// <summary>From the person to the telephone, without the reference.</summary>
    public IReadOnlyList<string> Lines =>
        [
            .. new[]
            {
                SomebodyElseSigns && AgentName.Length > 0 ? $"Affaire suivie par : {AgentName}" : AgentName,
                AgentFunction,
                Office,
                Address,
                Phone.Length == 0 ? "" : $"Téléphone : {Phone}",
                Email.Length == 0 ? "" : $"Courriel : {Email}",
            }.Where(line => line.Length > 0),
        ];

    public string CloseText(string body) =>
        $"{body.ReplaceLineEndings("\n").Trim()}\n\n{string.Join('\n', Lines)}\n\n{MessageFoot}\n";

    public string CloseHtml(string subject, string body) => CloseHtml(subject, InFrench(body));

    public string CloseHtml(string subject, IEnumerable<MailParagraph> paragraphs) =>
        MailPage.Write(TownName, Accent, subject, paragraphs, Lines, ReferenceLine, FollowUp?.Link);

    /// <summary>As <see cref="CloseText"/>, for another authority.</summary>
    public string CloseTextForPartner(string body) =>
        $"{body.ReplaceLineEndings("\n").Trim()}\n\n{string.Join('\n', Lines)}\n\n{OurReferenceLine}\n";

    public string CloseHtmlForPartner(string subject, string body) =>
        MailPage.Write(TownName, Accent, subject, InFrench(body), Lines, OurReferenceLine);

    static IEnumerable<MailParagraph> InFrench(string body) => Paragraphs(body).Select(text => new MailParagraph(text));

    /// <summary>Blank lines part paragraphs.</summary>
    public static IEnumerable<string> Paragraphs(string body) =>
        body.ReplaceLineEndings("\n")
            .Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
