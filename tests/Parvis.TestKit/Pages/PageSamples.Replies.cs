namespace Parvis.TestKit.Pages;

public static partial class PageSamples
{
    static IEnumerable<PageSample> Replies() =>
        [
            // Whether somebody approves it is one of them.
            Of("/reponse", Handler, s => s.Busy) with
            {
                Budget = 9,
            },
            Of("/reponse", Handler, s => s.Busy, "inside the request") with
            {
                Fragment = true,
                Budget = 9,
            },
            Of("/reponse/verification", Handler, s => s.Doubtful),
            Of("/reponse/annulation", Handler, s => s.Mailed) with
            {
                NotShown = "only receives the undoing",
            },
            Of("/reponse/depart", Handler, s => s.Mailed) with
            {
                Fragment = true,
                Budget = 4,
            },
            new(
                "/demandes/{reference:reference}/courrier/{id}",
                Handler,
                s => $"/demandes/{s.Mailed}/courrier/{s.Letter}"
            ),
            new("/a-valider", "chef", _ => "/a-valider"),
            new("/a-valider", Handler, _ => "/a-valider") { Note = "nothing" },
            new("/a-valider/{id}", "chef", s => $"/a-valider/{s.Proposal}"),
            new("/a-valider/{id}", "chef", s => $"/a-valider/{s.Proposal}?modifier=oui") { Note = "changing it" },
            Of("", Handler, s => s.Proposed, "with an answer to approve") with
            {
                Budget = 9,
            },
            Of("/reponse", Handler, s => s.Proposed, "while it is approved"),
            Of("/reponse/reprise", Handler, s => s.Proposed) with
            {
                NotShown = "only receives the taking back",
            },
            new(
                "/demandes/{reference:reference}/courrier/{id}/pdf",
                Handler,
                s => $"/demandes/{s.Mailed}/courrier/{s.Letter}/pdf"
            )
            {
                NotShown = "a file",
            },
            new(
                "/demandes/{reference:reference}/courrier/{id}/word",
                Handler,
                s => $"/demandes/{s.Mailed}/courrier/{s.Letter}/word"
            )
            {
                NotShown = "a file",
            },
            new("/courriers-a-imprimer", Handler, _ => "/courriers-a-imprimer"),
            new("/reponses-groupees", Handler, _ => "/reponses-groupees"),
            new("/reponses-groupees", "chef", _ => "/reponses-groupees") { Note = "nothing" },
            new("/reponses-groupees/{id}", Handler, s => $"/reponses-groupees/{s.Together}") { Note = "being written" },
            new("/reponses-groupees/{id}", Handler, s => $"/reponses-groupees/{s.TogetherSent}") { Note = "sent" },
            Of("/recepisse", "accueil", s => s.Busy),
            Of("/memo", "accueil", s => s.Busy),
            Of("/memo", "accueil", s => s.Incomplete, "items asked for"),
            Of("/attestation", "accueil", s => s.Busy),
            Of("/accuse", Handler, s => s.Busy),
            Of("/accuse", Handler, s => s.Busy, "inside the request") with
            {
                Fragment = true,
            },
            Of("/sans-accuse", Handler, s => s.Busy),
            Of("/pieces", Handler, s => s.Busy, "before the acknowledgement"),
            Of("/pieces", Handler, s => s.Incomplete),
            Of("/pieces-recues", "accueil", s => s.Incomplete),
            // Its acknowledgement went by post: the letter's file is asked for.
            Of("", Handler, s => s.Incomplete, "waiting for items") with
            {
                Budget = 9,
            },
            new("/courriels/a-reprendre", Handler, _ => "/courriels/a-reprendre"),
            new("/courriels/a-reprendre", "directeur", _ => "/courriels/a-reprendre") { Note = "only looking" },
        ];
}
