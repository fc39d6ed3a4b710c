using System.Globalization;
using Parvis.Data.Outages;
using Parvis.Ui.Translation;

namespace Parvis.Web;

/// <summary>
/// While something is away, pages answer with one that needs nothing: it says what happens and gives back what was
/// typed, to be sent again. Innermost of all that answers to failures: theirs needs the database to know who asks.
/// </summary>
sealed class OutageGate(RequestDelegate next, OutageLog outages, PortalWords words)
{
    public static readonly TimeSpan ComeBack = TimeSpan.FromSeconds(15);

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception failure)
            when (!context.Response.HasStarted
                && !context.RequestAborted.IsCancellationRequested
                && OutageSigns.Of(failure) is not null
            )
        {
            var outage = OutageSigns.Of(failure)!.Value;
            outages.Note(outage, failure);
            var response = context.Response;
            response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            response.ContentType = "text/html; charset=utf-8";
            response.ContentLength = null;
            response.Headers.Location = default;
            response.Headers.RetryAfter = ComeBack.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            await response.WriteAsync(await OutagePage.OfAsync(context.Request, outage, words), context.RequestAborted);
        }
    }
}

/// <summary>The same in the words of people.</summary>
static class OutageWords
{
    /// <summary>To residents, who have no administrator.</summary>
    public static string TitleForResidents(PortalWords words) => words["Le site ne répond pas pour l'instant"];

    public static string SentenceForResidents(PortalWords words) =>
        words["Réessayez dans quelques minutes, ou appelez la mairie."];

    public static string Title(this Outage outage) =>
        outage switch
        {
            Outage.DatabaseAway => "Parvis ne peut pas répondre pour l'instant",
            Outage.DiskFull => "Parvis ne peut rien enregistrer pour l'instant",
            Outage.FilesAway => "Les fichiers ne sont pas accessibles pour l'instant",
        };

    public static string Sentence(this Outage outage) =>
        outage switch
        {
            Outage.DatabaseAway =>
                "La base de données ne répond pas. Parvis reprendra de lui-même dès qu'elle répondra.",
            Outage.DiskFull =>
                "Le disque du serveur est plein, ou protégé. Prévenez votre administrateur : il doit y faire de la place.",
            Outage.FilesAway =>
                "Le dossier des fichiers du serveur ne peut être ni lu ni écrit. Prévenez votre administrateur.",
        };
}
