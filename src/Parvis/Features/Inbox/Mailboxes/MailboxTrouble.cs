using Parvis.Ui;

namespace Parvis.Features.Inbox.Mailboxes;

/// <param name="Problem">In French; empty when the mailbox opens.</param>
public sealed record MailboxTrouble(string Name, string Problem, DateTime? ProblemSince, DateTime? SilentSince)
{
    /// <param name="zone">The town's.</param>
    public string InWords(TimeZoneInfo zone) =>
        MailboxProblems.StillOpens(Problem)
            ? $"La boîte « {Name} » est à vérifier{Since(ProblemSince, zone)}. {Problem}"
        : Problem.Length > 0 ? $"La boîte « {Name} » ne s'ouvre pas{Since(ProblemSince, zone)}. {Problem}"
        : $"La boîte « {Name} » ne reçoit rien{Since(SilentSince, zone)}, plus longtemps que d'habitude. Envoyez-lui un essai depuis une autre messagerie, et prévenez l'administrateur s'il n'arrive pas.";

    static string Since(DateTime? since, TimeZoneInfo zone) =>
        since is { } at ? $" depuis le {TimeZoneInfo.ConvertTimeFromUtc(at, zone).Short()}" : "";
}
