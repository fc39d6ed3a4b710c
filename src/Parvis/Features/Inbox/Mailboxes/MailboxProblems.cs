using Parvis.Data;
using Parvis.Features.Settings.Mail;
using Parvis.Mail.Servers;

namespace Parvis.Features.Inbox.Mailboxes;

/// <summary>Why a mailbox cannot be read, in the words of whoever sets it up, with what to do.</summary>
public static class MailboxProblems
{
    /// <summary>What went wrong is no fault of the server, nor of what is set.</summary>
    public const string Unforeseen = "Incident technique, noté dans le journal du serveur.";

    const string Kept = "Les courriels sont bien gardés ici";

    const string OnlyMessages = "Parvis ne prend que les fichiers « .eml »";

    const int LongestFileName = 80;

    /// <summary>The mailbox opens and is read: somebody must only look at something.</summary>
    public static bool StillOpens(string problem) =>
        IsOfFiling(problem) || problem.StartsWith(OnlyMessages, StringComparison.Ordinal);

    /// <summary>Something else was dropped in the folder of messages; empty when nothing was.</summary>
    /// <param name="names">Of the files, as they are written.</param>
    public static string OfFiles(IReadOnlyList<string> names) =>
        names switch
        {
            [] => "",
            [var one] =>
                $"{OnlyMessages} : « {one.ShortenedTo(LongestFileName)} » reste dans « inbox ». Enregistrez-le dans ce format depuis la messagerie, ou retirez-le.",
            [var first, ..] =>
                $"{OnlyMessages} : {names.Count} autres restent dans « inbox », dont « {first.ShortenedTo(LongestFileName)} ». Enregistrez-les dans ce format depuis la messagerie, ou retirez-les.",
        };

    /// <summary>The mailbox opens and is read: only what should become of messages there does not work.</summary>
    public static bool IsOfFiling(string problem) => problem.StartsWith(Kept, StringComparison.Ordinal);

    /// <summary>Why messages stay as they are on the server once they are kept here.</summary>
    public static string OfFiling(Mailbox mailbox) =>
        (
            mailbox.AfterStoring == AfterStoring.Move
                ? $"{Kept}, mais {mailbox.Host} ne les déplace pas dans « {mailbox.MoveTo} » : vérifiez que ce dossier existe. Nouvel essai chaque jour."
                : $"{Kept}, mais {mailbox.Host} ne les marque pas comme lus : laissez-les comme ils sont, ou demandez ce droit à l'hébergeur. Nouvel essai chaque jour."
        ).ShortenedTo(MailboxState.MaxProblem);

    public static string InFrench(this MailServerException failure, MailboxConnection tried) =>
        failure.Reason switch
        {
            MailServerReason.FolderMissing => $"La boîte n'a pas de dossier « {tried.Folder} » : vérifiez son nom.",
            MailServerReason.LoginRefused when tried.Login == MailboxLogin.Token =>
                $"{tried.Host} refuse le jeton de {tried.UserName} : il a peut-être expiré.",
            MailServerReason.LoginRefused when tried.Login == MailboxLogin.Application =>
                $"{tried.Host} n'ouvre pas la boîte de {tried.UserName} à l'application : donnez-lui ce droit chez l'hébergeur.",
            _ => MailServerWords.Explain(failure, tried.Host, tried.Port),
        };
}
