using Parvis.Deadlines.Regimes;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests.Mandates;
using Parvis.Ui;

namespace Parvis.Features.Requests;

/// <summary>What the history says, after the name of who did it: « a transféré la demande à Voirie : … ».</summary>
public static class TimelineText
{
    public static string Describe(RequestEvent? happened, OrganisationSnapshot organisation) =>
        happened switch
        {
            null => "a fait une action dont le détail a été effacé",
            RequestRegistered e => $"a enregistré la demande, venue {Via(e.Channel)}",
            AnsweredAtOnce => "a répondu tout de suite",
            RegistrationReceiptIssued e => Receipt(e),
            NewsQueued => "a donné des nouvelles à l'usager",
            NewsFailed e => $"n'a pas pu faire partir ces nouvelles{Because(e.Reason)}",
            RegistrationReceiptFailed e => $"n'a pas pu faire partir l'accusé d'enregistrement{Because(e.Reason)}",
            RegistrationReceiptCancelled e => $"n'a pas envoyé l'accusé d'enregistrement{Because(e.Reason)}",
            RequestAccepted e => $"a accepté la demande pour {organisation.DepartmentName(e.DepartmentId)}",
            RequestAssigned e => $"a confié la demande à {e.AgentName}{Because(e.Reason)}",
            RequestTaken => "a pris la demande",
            RequestTransferred e => $"a transféré la demande à {e.ToName}{Because(e.Reason)}",
            RequestSentBack e =>
                $"a renvoyé la demande {(e.To is null ? "au pilote" : $"à {organisation.DepartmentName(e.To)}")}{Because(e.Reason)}",
            RequestReturnedToPilot e => $"a rendu la demande au pilote{Because(e.Reason)}",
            NoteAdded => "a écrit une note",
            OpinionAsked e => $"a demandé l'avis de {e.DepartmentName}",
            OpinionGiven e => $"a donné l'avis de {organisation.DepartmentName(e.DepartmentId)}",
            MessageReceived e => $"a noté un message reçu {Via(e.Channel)}",
            WaitingStarted e => $"attend l'usager{Because(e.Reason)}",
            WorkResumed e => $"a repris la demande{Because(e.Reason)}",
            InterventionPlanned e => $"a prévu une intervention le {e.On.InFull()}{Because(e.Detail)}",
            InterpreterAsked e =>
                $"a prévu un interprète en {Languages.InFrench(e.Language)} le {e.On.InFull()} : {e.Name}",
            InterpreterNoted e => $"a noté l'interprète du {e.On.InFull()}, {e.Name} : {e.State}",
            InterventionCancelled e => $"a annulé l'intervention prévue{Because(e.Reason)}",
            ReplyQueued e => $"a répondu {Via(e.Channel)}",
            ReplySent e => e.Channel is Channel.Email ? "a répondu : la réponse est partie"
            : e.Channel is Channel.Post ? "a remis la réponse au courrier"
            : $"a donné la réponse {Via(e.Channel)}",
            ReplyWithdrawn => "a annulé l'envoi de la réponse",
            ReplyFailed e => $"n'a pas pu faire partir la réponse{Because(e.Reason)}",
            ApprovalAsked e => $"a proposé une réponse, à valider par {e.Name}",
            ApprovalGiven e => Approved(e),
            ApprovalRefused e => $"a refusé la réponse proposée{Instead(e.For)}{Because(e.Reason)}",
            ApprovalTakenBack => "a repris la réponse proposée, pour la modifier",
            RequestChased e =>
                $"a noté une relance de l'usager {Via(e.Channel)} (la {Rank(e.Times)}){Because(e.Words)}",
            RequestClosed e => $"a clos la demande : {Lower(e.Reason.InFrench())}{Because(e.Detail)}",
            RequestReopened e => $"a rouvert la demande{Because(e.Reason)}",
            RequestLinked e => $"a lié la demande {e.OtherReference}",
            RequestUnlinked e => $"a retiré le lien avec la demande {e.OtherReference}",
            RequestSplit e => $"a détaché une partie dans la demande {e.PartReference}",
            RequestMerged e => $"a fusionné cette demande dans {e.IntoReference}{Because(e.Reason)}",
            RequestAbsorbed e => $"a fusionné ici la demande {e.OtherReference}",
            MergeUndone e => $"a annulé la fusion avec {e.OtherReference}",
            TopicChanged { ToName: "" } => "a changé le sujet",
            TopicChanged e => e.ToName is null ? "a retiré le sujet" : $"a rangé la demande sous « {e.ToName} »",
            RequesterChanged => "a changé le demandeur",
            RepresentativeChanged e => e.To is null
                ? "a retiré la personne qui agissait pour le demandeur"
                : "a changé la personne qui agit pour le demandeur",
            MandateGiven e =>
                $"dépose cette demande pour l'usager : {e.Helper}, {e.Organisation}, a un mandat du {e.On.InFull()}, valable jusqu'au {e.Until.InFull()}",
            MandateEnded { By: MandateEnd.Time } e =>
                $"note la fin du mandat de {e.Helper} ({e.Organisation}) : son dernier jour est passé",
            MandateEnded e => $"a mis fin au mandat de {e.Helper} ({e.Organisation}){Because(e.Reason)}",
            FollowUpRenewed e => $"a donné un nouveau code de suivi (identité vérifiée : {e.Identity})",
            DetailsCorrected => "a corrigé l'objet ou le lieu",
            DueDateSet e =>
                $"{(e.To is null ? "a retiré la date prévue" : $"a fixé la réponse au {e.To.Value.InFull()}")}{Because(e.Reason)}",
            FirstAnswerDateSet e =>
                $"{(e.To is null ? "ne promet plus de première réponse" : $"a fixé la première réponse au {e.To.Value.InFull()}")}{Because(e.Reason)}",
            FileAdded e => $"a ajouté le fichier {e.Name}",
            FilesLeftOut e => LeftOut(e),
            MachineAnswered e => Machine(e),
            MailReturned e => Returned(e),
            ThanksNoted => "a lu le dernier courriel de l'usager : un simple remerciement",
            MailRetried => "a fait repartir le courriel qui n'était pas arrivé",
            MailTroubleSettled => "a réglé le cas du courriel qui n'était pas arrivé",
            MailArrivedAfterAll => "a noté que cet envoi n'était finalement pas revenu",
            MessageDetached e => $"a détaché un message dans la demande {e.IntoReference}",
            NoticePrepared e => Prepared(e),
            NoticeSent e => e.Channel == Channel.Post
                ? $"a remis au courrier {e.Kind.Named()}"
                : $"a fait partir {e.Kind.Named()}",
            NoticeFailed e => $"n'a pas pu faire partir {e.Kind.Named()}{Because(e.Reason)}",
            NoticeCancelled e => $"n'a pas envoyé {e.Kind.Named()}{Because(e.Reason)}",
            AcknowledgementExempted e => $"n'accuse pas réception ({Lower(e.Which)}){Because(e.Reason)}",
            AcknowledgementOwedAgain e => $"rappelle qu'un accusé de réception est à envoyer{Because(e.Why)}",
            ItemsSettled e => Settled(e),
            ReceptionCorrected e =>
                $"a corrigé le jour de réception : le {e.To.InFull()} au lieu du {e.From.InFull()}{Because(e.Reason)}",
            StatutoryDateMoved e => Moved(e),
            LatenessTold e =>
                $"a prévenu {string.Join(", ", e.Names)} du retard : la réponse était prévue le {e.DueOn.InFull()}",
            DateReminded e =>
                $"a rappelé à {string.Join(", ", e.Names)} que {(e.FirstAnswer ? "le premier mot à l'usager" : "la réponse")} {(e.Passed ? "était" : "est")} pour le {e.On.InFull()}",
            SilenceDecided e =>
                $"constate que le silence a décidé le {e.On.InFull()} : la demande est {(e.Silence == SilenceRule.MeansAcceptance ? "acceptée" : "rejetée")}",
            RequestReferred e =>
                $"a transmis la demande à l'organisme compétent, {e.PartnerName}{(e.Told ? Because(e.Reason) : $"{Because(e.Reason.TrimEnd(' ', '.'))}. L'usager l'a appris de vive voix")}",
            ReferralNewsNoted e => News(e),
            ReferralEnded e =>
                $"{(e.Declined ? $"a noté que {e.PartnerName} n'est pas compétent" : $"a noté la réponse de l'organisme, {e.PartnerName}")}{Because(e.Words)}",
            FirstReceptionNoted e => e.On is { } first
                ? $"a noté que {e.By} l'avait reçue le {first.InFull()}"
                : "a retiré la première réception par une autre administration",
            RequestErased e => $"a effacé les données de la personne ({e.CaseNumber})",
            _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "An event without a sentence."),
        };

    static string Approved(ApprovalGiven given)
    {
        var next = given.Next is { } name ? $", à valider maintenant par {name}" : "";
        return $"a validé la réponse proposée{(given.Changed ? " en la modifiant" : "")}{Instead(given.For)}{next}{Because(given.Words)}";
    }

    static string Instead(string? absent) => absent is null ? "" : $", pour {absent}, absent";

    static string Prepared(NoticePrepared notice)
    {
        var asked = notice is { Items: { } items, Until: { } until }
            ? $" : à fournir jusqu'au {until.InFull()}, {string.Join(", ", items)}"
            : "";
        // What was said aloud has no departure.
        return notice is { Kind: CorrespondenceKind.PartnerChaser, Channel: Channel.Phone }
            ? "a relancé l'organisme par téléphone"
            : $"a préparé {notice.Kind.Named()}{asked}";
    }

    static string Settled(ItemsSettled settled)
    {
        var names = string.Join(", ", settled.Items);
        var what = settled.Waived ? $"n'attend plus : {names}" : $"a reçu le {settled.On.InFull()} : {names}";
        return settled.Complete ? $"{what}. Le dossier est complet" : what;
    }

    static string News(ReferralNewsNoted news)
    {
        var received = news.ReceivedOn is { } day
            ? $"a noté que l'organisme, {news.PartnerName}, l'a reçue le {day.InFull()}"
            : "";
        var reference = string.IsNullOrEmpty(news.Reference)
            ? ""
            : $"{(received.Length == 0 ? $"a noté la référence donnée par l'organisme, {news.PartnerName} :" : ", sous la référence")} {news.Reference}";
        return received.Length + reference.Length == 0
            ? $"a noté des nouvelles de l'organisme, {news.PartnerName}"
            : received + reference;
    }

    static string Moved(StatutoryDateMoved moved) =>
        (moved.From, moved.To) switch
        {
            ({ } from, { } to) when from == to => $"a changé ce qui suit le silence, toujours le {to.InFull()}",
            ({ } from, { } to) => $"a déplacé la date légale au {to.InFull()} (avant : {from.InFull()})",
            (null, { } to) => $"a fait courir le délai légal, jusqu'au {to.InFull()}",
            ({ } from, null) => $"a arrêté le délai légal (avant : {from.InFull()})",
            (null, null) => "a changé le délai légal",
        };

    public static string Via(Channel channel) =>
        channel switch
        {
            Channel.Phone => "par téléphone",
            Channel.FrontDesk => "au guichet",
            Channel.Post => "par courrier",
            Channel.Email => "par courriel",
            Channel.Web => "par le site",
            Channel.ElectedOfficial => "par un élu",
            Channel.SocialNetwork => "par un réseau social",
            Channel.TextMessage => "par texto",
        };

    static string Receipt(RegistrationReceiptIssued receipt) =>
        receipt.Channel switch
        {
            Channel.Email => $"a préparé l'accusé d'enregistrement pour {receipt.Recipient}",
            Channel.Post => "a préparé l'accusé d'enregistrement, à envoyer par courrier",
            Channel.TextMessage =>
                $"a préparé l'accusé d'enregistrement par texto pour {PhoneNumber.Show(receipt.Recipient ?? "")}",
            _ => "a préparé l'accusé d'enregistrement, à remettre ou à lire à l'usager",
        };

    static string LeftOut(FilesLeftOut files)
    {
        var names = string.Join(", ", files.Names);
        if (files.Names.Length == 1)
            return $"n'a pas repris une pièce du courriel, restée dans l'original : {names}";
        var others = files.Others ?? 0;
        var more = others switch
        {
            0 => "",
            1 => " et 1 autre",
            _ => $" et {others} autres",
        };
        return $"n'a pas repris {files.Names.Length + others} pièces du courriel, restées dans l'original : {names}{more}";
    }

    static string Machine(MachineAnswered answer) =>
        answer.Kind switch
        {
            MachineAnswer.AutoReply => $"a noté une réponse automatique de {answer.From}{Because(answer.Words)}",
            MachineAnswer.OutOfOffice => $"a noté une réponse d'absence de {answer.From}{Because(answer.Words)}",
            MachineAnswer.Receipt => $"a noté un accusé de lecture de {answer.From}",
        };

    static string Returned(MailReturned mail)
    {
        if (mail.ByPost is { } why)
            return $"a noté qu'une lettre est revenue : {why.InFrench()}";
        var to = string.IsNullOrEmpty(mail.Address) ? "" : $" à {mail.Address}";
        var code = string.IsNullOrEmpty(mail.Status) ? "" : $" (code {mail.Status})";
        return mail.Permanent
            ? $"a appris que le courriel envoyé{to} n'est pas arrivé{code} : {ReturnReasons.Of(mail.Status).InFrench()}"
            : $"a appris que le courriel envoyé{to} est retardé{code}";
    }

    static string Because(string? reason) => string.IsNullOrWhiteSpace(reason) ? "" : $" : {reason}";

    static string Rank(int times) => times == 1 ? "1re" : $"{times}e";

    static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
