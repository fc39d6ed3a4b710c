using Parvis.Features.Inbox.Mailboxes;

namespace Parvis.TestKit.Pages;

public static partial class PageSamples
{
    static IEnumerable<PageSample> Inbox() =>
        [
            new("/courriels", "accueil", _ => "/courriels"),
            new("/courriels", "social", _ => "/courriels") { Note = "with a circle's" },
            new("/courriels", "accueil", _ => "/courriels?ecartes=true") { Note = "set aside" },
            new("/courriels/a-lire", Handler, _ => "/courriels/a-lire"),
            new("/courriels/{publicId}", "accueil", s => $"/courriels/{s.MailToSort}"),
            new("/courriels/{publicId}", "social", s => $"/courriels/{s.ConfidentialMail}") { Note = "of a circle" },
            new("/courriels/{publicId}/lecture", "accueil", s => $"/courriels/{s.MailToSort}/lecture"),
            new("/courriels/{publicId}/contenu", "accueil", s => $"/courriels/{s.MailToSort}/contenu")
            {
                NotShown = "the inside of a frame",
            },
            new("/courriels/{publicId}/original", "accueil", s => $"/courriels/{s.MailToSort}/original")
            {
                NotShown = "a file",
            },
            new(
                "/demandes/{reference:reference}/courriels/{publicId}/detachement",
                Handler,
                s => $"/demandes/{s.Offered}/courriels/{s.MailOfOffered}/detachement"
            ),
            Admin("/reglages/boites"),
            .. Sheet("/reglages/boites/fiche/{id:guid?}", s => s.Mailbox),
            Admin("/reglages/boites/fiche/{id:guid?}", _ => $"/reglages/boites/fiche/{Mailbox.LocalId}") with
            {
                Note = "local",
            },
        ];
}
