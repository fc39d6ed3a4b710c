using System.Text;
using Microsoft.EntityFrameworkCore;
using Parvis.AppTests.Acknowledgements;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Acknowledgements.Duty;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.TestKit;
using Parvis.Ui;

namespace Parvis.AppTests.Referrals;

/// <summary>A misdirected request is sent on in one action.</summary>
public sealed class ReferralTests
{
    [SkippableTheory, BothDatabases]
    public async Task The_partner_gets_everything_and_the_resident_is_told(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.KnowPartnerAsync();
        await app.SayOfPotholesAsync("SVR-2M");
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        var upload = await anne.GetPageAsync($"{request.PageUrl()}/fichiers");
        await upload.SubmitAsync(
            "Ajouter",
            ("Uploads", new TypedFile("constat.txt", Encoding.UTF8.GetBytes("Un trou de 20 cm.")))
        );

        var page = await app.ReferAsync(request);
        await app.SendDueAsync();

        var today = DateOnly.FromDateTime(app.Clock.UtcNow);
        page.Text.ShouldContain("La demande est transmise.");
        page.Text.ShouldContain($"Chez {ReferralStand.Partner} depuis le {today.InFull()}.");
        (await app.ReadAsync(request)).Status.ShouldBe(RequestStatus.Referred);
        var sent = app.ToPartner(request);
        sent.ShouldContain(ReferralStand.PartnerEmail);
        sent.ShouldContain("Monsieur Yann Le Goff");
        sent.ShouldContain("4 rue des Lilas, 35140 Saint-Aubin");
        sent.ShouldContain(ReplyStand.Email);
        sent.ShouldContain("Un trou profond devant le 12.");
        sent.ShouldContain("constat.txt");
        sent.ShouldContain("La voie est métropolitaine.");
        var told = app.ToResident(request);
        told.ShouldContain(
            $"Nous la transmettons le {today.InFull()} à l'organisme compétent : {ReferralStand.Partner}."
        );
        told.ShouldContain("4 avenue Henri-Fréville, 35000 Rennes");
        told.ShouldContain("vous en accusera réception");
        told.ShouldContain($"il court depuis le {today.InFull()}");
        var outgoing = await app.OutgoingAsync(request);
        outgoing
            .Where(m => m.Kind is CorrespondenceKind.Forwarding or CorrespondenceKind.ForwardingNotice)
            .Select(m => m.State)
            .ShouldBe([CorrespondenceState.Done, CorrespondenceState.Done]);
        (await app.VerbsAsync(request)).ShouldContain(nameof(RequestReferred));
    }

    [SkippableTheory, BothDatabases]
    public async Task Nothing_leaves_to_a_partner_whose_address_is_not_known(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.KnowPartnerAsync(address: "");
        var request = await app.TakenRequestAsync();

        var refused = await app.ReferAsync(request);

        refused.Errors.ShouldHaveSingleItem().ShouldContain("L'adresse postale de Rennes Métropole n'est pas connue");
        (await app.ReadAsync(request)).Status.ShouldBe(RequestStatus.InProgress);
        (await app.ReferralsAsync(request)).ShouldBeEmpty();
        (await app.OutgoingAsync(request)).ShouldNotContain(m => m.Kind == CorrespondenceKind.Forwarding);

        await app.KnowPartnerAsync(email: "");
        var withoutMail = await app.ReferAsync(request);
        withoutMail.Errors.ShouldHaveSingleItem().ShouldContain("n'a pas d'adresse de courriel");
        (await app.ReferAsync(request, toPartner: Channel.Post)).Text.ShouldContain("La demande est transmise.");
    }

    [SkippableTheory, BothDatabases]
    public async Task Sent_twice_it_leaves_once(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.KnowPartnerAsync();
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        var form = await anne.GetPageAsync(request.ReferUrl());
        (string, object?)[] typed =
        [
            ("Input.PartnerId", app.Town.Metropolis),
            ("Input.Reason", "La voie est métropolitaine."),
        ];

        await form.SubmitAsync("Transmettre", typed);
        var again = await form.SubmitAsync("Transmettre", typed);
        await app.SendDueAsync();

        again.Text.ShouldContain("Cette demande était déjà transmise");
        app.ToPartner(request);
        app.ToResident(request);
        (await app.ReferralsAsync(request)).Count.ShouldBe(1);
    }

    [SkippableTheory, BothDatabases]
    public async Task The_usual_partner_is_suggested_and_the_request_says_so(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.KnowPartnerAsync();
        var request = await app.TakenRequestAsync();
        using var admin = await app.SignInAsync("admin");
        var table = await admin.GetPageAsync("/reglages/qui-fait-quoi");
        (await table.SubmitAsync("Ajouter", ("TopicId", ""), ("PartnerId", app.Town.Metropolis)))
            .Errors.ShouldHaveSingleItem()
            .ShouldBe("Choisissez un sujet.");
        var added = await table.SubmitAsync(
            "Ajouter",
            ("TopicId", app.Town.Pothole),
            ("PartnerId", app.Town.Metropolis)
        );
        added.Text.ShouldContain("La ligne est ajoutée.");
        (await admin.GetPageAsync("/reglages/journal")).Text.ShouldContain("Qui fait quoi");

        using var anne = await app.SignInAsync("voirie");
        (await anne.GetPageAsync(request.PageUrl())).Text.ShouldContain(
            $"Ce sujet relève en général de {ReferralStand.Partner}."
        );
        (await anne.GetPageAsync(request.ReferUrl())).ValueOf("Input.PartnerId").ShouldBe($"{app.Town.Metropolis}");

        var removed = await (await admin.GetPageAsync("/reglages/qui-fait-quoi")).SubmitAsync("Retirer : Nid-de-poule");
        removed.Text.ShouldContain("La ligne est retirée.");
        (await anne.GetPageAsync(request.PageUrl())).Text.ShouldNotContain("relève en général");
    }

    [SkippableTheory, BothDatabases]
    public async Task What_leaves_is_shown_before_it_leaves(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.KnowPartnerAsync();
        await app.SayOfPotholesAsync("SVR-2M");
        var request = await app.TakenRequestAsync();
        using var anne = await app.SignInAsync("voirie");
        var form = await anne.GetPageAsync(request.ReferUrl());
        form.Text.ShouldContain("Choisissez l'organisme : ce qui partira s'écrit ici.");

        var preview = await form.SubmitAsync(
            ".toolbar .btn-secondary",
            ("Input.PartnerId", app.Town.Metropolis),
            ("Input.Reason", "La voie est métropolitaine."),
            ("Input.Word", "Merci de votre patience.")
        );

        preview.Text.ShouldContain("Merci de votre patience.");
        preview.Text.ShouldContain("l'effet sur le délai : CRPA L114-3, al. 1");
        preview.Text.ShouldContain("Ce que recevra l'organisme");
        (await app.ReadAsync(request)).Status.ShouldBe(RequestStatus.InProgress);
    }

    [SkippableTheory, BothDatabases]
    public async Task The_duty_to_acknowledge_passes_to_the_partner(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.KnowPartnerAsync();
        var request = await app.TakenRequestAsync();
        (await app.DutyAsync(request))!.IsOwed.ShouldBeTrue();

        var page = await app.ReferAsync(request);

        var duty = (await app.DutyAsync(request))!;
        duty.IsOwed.ShouldBeFalse();
        duty.Exemption.ShouldBe(AcknowledgementExemption.CompetentAuthority);
        page.Text.ShouldContain("L'organisme compétent accuse réception lui-même (CRPA L114-4)");
        page.Text.ShouldNotContain("Tant qu'il n'est pas parti");
    }

    [SkippableTheory, BothDatabases]
    public async Task By_letter_both_are_printed_and_the_clock_waits_for_the_post(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.KnowPartnerAsync();
        await app.SayOfPotholesAsync("SVA-2M");
        var request = await app.TakenRequestAsync();
        await app.ReferAsync(request, toPartner: Channel.Post, toResident: Channel.Post);
        (await app.ClockAsync(request)).ShouldNotBeNull("nothing has left yet");

        var letters = (await app.OutgoingAsync(request)).Where(m => m.State == CorrespondenceState.ToPrint).ToList();
        var toPartner = letters.Single(l => l.Kind == CorrespondenceKind.Forwarding);
        var toResident = letters.Single(l => l.Kind == CorrespondenceKind.ForwardingNotice);
        using var reception = await app.SignInAsync("accueil");
        (await reception.GetPageAsync("/courriers-a-imprimer")).Text.ShouldContain(
            "Transmission à l'organisme compétent"
        );
        var print = await reception.GetPageAsync($"{request.PageUrl()}/courrier/{toPartner.PublicId}");
        print.Text.ShouldContain("4 avenue Henri-Fréville");
        print.Text.ShouldContain("Un trou profond devant le 12.");
        print.Text.ShouldContain($"Notre référence : {request.Reference}");
        print.Text.ShouldNotContain("Votre demande");
        await print.SubmitAsync("Imprimé et remis au courrier");

        (await app.ClockAsync(request)).ShouldBeNull("the partner has not received it");
        var notice = await reception.GetPageAsync($"{request.PageUrl()}/courrier/{toResident.PublicId}");
        foreach (
            var mention in new[]
            {
                "à l'organisme compétent : Rennes Métropole.",
                "Adresse : 4 avenue Henri-Fréville, 35000 Rennes",
                "vous en accusera réception",
                "ne court qu'à partir du jour où cet organisme aura reçu votre demande",
                "Anne Morel",
            }
        )
            notice.Text.ShouldContain(mention);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_confidential_one_leaves_by_letter_only(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.KnowPartnerAsync();
        var request = await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.Email,
                TopicId = app.Town.SocialAid,
                RequesterId = await app.AddPersonAsync(),
                Subject = "Secours d'urgence",
                Text = "Je n'ai plus rien.",
            },
            "social"
        );

        (await app.ReferAsync(request, "social")).Errors.ShouldHaveSingleItem().ShouldContain("confidentielle");
        (await app.ReferAsync(request, "social", toPartner: Channel.Post))
            .Errors.ShouldHaveSingleItem()
            .ShouldContain("confidentielle");
        await app.ReferAsync(request, "social", Channel.Post, Channel.Post);

        var letters = (await app.OutgoingAsync(request)).Where(m => m.State == CorrespondenceState.ToPrint).ToList();
        letters.Count.ShouldBe(2);
        letters.ShouldAllBe(l => !l.Subject.Contains("Secours", StringComparison.Ordinal));
        (await app.ReadAsync(request)).Status.ShouldBe(RequestStatus.Referred);
    }

    [SkippableTheory, BothDatabases]
    public async Task Said_aloud_only_the_partner_is_written_to(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.KnowPartnerAsync();
        var request = await app.RegisterRequestAsync();

        // Nobody left an address: reception tells the person, who is on the telephone.
        var page = await app.ReferAsync(request, "accueil", toResident: Channel.Phone);

        page.Text.ShouldContain("La voie est métropolitaine. L'usager l'a appris de vive voix");
        (await app.OutgoingAsync(request)).ShouldNotContain(m => m.Kind == CorrespondenceKind.ForwardingNotice);
    }

    [SkippableTheory, BothDatabases]
    public async Task Reception_finds_where_it_stands(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.KnowPartnerAsync();
        var request = await app.TakenRequestAsync();
        await app.ReferAsync(request);
        using var reception = await app.SignInAsync("accueil");

        (await reception.GetPageAsync("/recherche?q=le+goff")).Text.ShouldContain(
            $"chez {ReferralStand.Partner} depuis"
        );
        (await reception.GetPageAsync($"/recherche?q=lilas")).Text.ShouldContain(
            $"chez {ReferralStand.Partner} depuis"
        );
        (await reception.GetPageAsync(request.PageUrl())).Text.ShouldContain(
            $"Votre demande a été transmise à l'organisme compétent, {ReferralStand.Partner}"
        );
    }

    [SkippableTheory, BothDatabases]
    public async Task One_that_could_not_leave_is_seen_and_leaves_by_letter(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.KnowPartnerAsync();
        await app.SayOfPotholesAsync("SVA-2M");
        await using var server = new SmtpPeer { RecipientAnswer = "550 5.1.1 No such user" };
        await app.SendThroughAsync(server);
        var request = await app.TakenRequestAsync();
        await app.ReferAsync(request, toResident: Channel.Post);
        await app.SendDueAsync();

        (await app.ClockAsync(request)).ShouldNotBeNull("it never left: the period still runs here");
        using var anne = await app.SignInAsync("voirie");
        var letter = await (await anne.GetPageAsync("/courriels/a-reprendre")).SubmitAsync(
            $"Imprimer pour le courrier : {request.Reference}"
        );
        letter.Text.ShouldContain("4 avenue Henri-Fréville");
        await letter.SubmitAsync("Imprimé et remis au courrier");

        (await app.ClockAsync(request)).ShouldBeNull();
        var forwarding = (await app.ForwardingAsync(request))!;
        forwarding.SentOn.ShouldNotBeNull();
        (await app.ReferralsAsync(request)).ShouldHaveSingleItem().MessageId.ShouldBe(forwarding.MessageId);
    }
}
