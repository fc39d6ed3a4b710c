using System.Globalization;
using Parvis.Features.Inbox.Storing;

namespace Parvis.Features.Inbox.Sorting;

/// <summary>What a person decided about a message.</summary>
/// <param name="At">In UTC.</param>
public sealed record MailSettlement(MailDecision? Decision, string By, DateTime At)
{
    /// <summary>Null when nobody decided.</summary>
    public static MailSettlement? Of(StoredMail mail) => Of(mail.Decision, mail.SettledBy, mail.SettledAt);

    /// <inheritdoc cref="Of(StoredMail)"/>
    public static MailSettlement? Of(MailDecision? decision, string by, DateTime? at) =>
        by.Length > 0 && at is { } when ? new MailSettlement(decision, by, when) : null;

    public string InSentence => $"{char.ToUpper(InFrench[0], CultureInfo.CurrentCulture)}{InFrench[1..]}";

    /// <summary>Before « par Aline Petit, le 3 mars 2026 ».</summary>
    public string InFrench =>
        Decision switch
        {
            MailDecision.NotARequest => "écarté",
            MailDecision.PutInRequest => "mis dans la demande",
            MailDecision.MadeRequest => "enregistré comme demande",
            MailDecision.SimpleThanks => "lu comme un simple remerciement",
            MailDecision.Reopened => "suivi d'une réouverture",
            MailDecision.FollowUpTooLate => "suivi d'une nouvelle demande liée",
            MailDecision.Detached => "détaché d'une autre demande",
            MailDecision.HeardAfterAll => "reconnu comme un message de l'usager",
            _ => "remis à trier",
        };
}
