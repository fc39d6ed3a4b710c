using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Parvis.Data;
using Parvis.Features.Reminders.Digests;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Notifications;
using Parvis.TestKit;
using Parvis.Ui;
using static Microsoft.Playwright.Assertions;

namespace Parvis.BrowserTests.Journeys;

public sealed class PilotMondayTests
{
    static readonly DateOnly Monday = new(2027, 1, 18);

    bool scripts;
    bool onPhone;

    /// <summary>
    /// The pilot of resident relations comes in on Monday with the digest she got by mail, and leaves when everything on
    /// it has somebody who knows.
    /// </summary>
    [SkippableTheory, InlineData(true, false), InlineData(false, false), InlineData(true, true)]
    public async Task What_the_digest_says_is_seen_explained_chased_and_given(bool javaScript, bool phone)
    {
        (scripts, onPhone) = (javaScript, phone);
        var screen = (phone ? Screen.Phone : Screen.Desktop) with { JavaScript = javaScript };
        await using var app = await TownApp.StartAsync(DatabaseKind.Sqlite, new TownAppOptions { ClockWalks = true });
        var weeks = await PilotWeeks.LiveAsync(app);
        var mail = await weeks.DigestOfAsync("pilote", Monday);

        await using (var pilot = await Clerk.ArriveAsync(app, screen))
        {
            await ReadsDigestAsync(pilot, mail, weeks);
            await SeesWhatSilenceDecidedAsync(pilot);
            await SeesWarningsAsync(pilot);
            await SeesBoardAsync(pilot);
            await SeesWhoWasToldAsync(pilot, weeks);
            await ChasesAsync(pilot);
            await GivesAsync(pilot);
        }

        await HoldersKnowAsync(app, screen);
        await NothingIsLeftUntoldAsync(app, mail, weeks);
    }

    /// <summary>In the mail program, then from its link through the door.</summary>
    async Task ReadsDigestAsync(Clerk pilot, DigestMail mail, PilotWeeks weeks)
    {
        mail.Subject.ShouldBe("7 demandes attendent un geste de vous");
        mail.Text.ShouldContain("Bonjour Sophie,");
        mail.Text.ShouldContain($"ce {Monday.InFull()}.");
        mail.Under("Sans service").ShouldBe([weeks[PilotWeeks.Noise]]);
        mail.Under("Toujours en retard dans la commune").ShouldBe(weeks.LateForLong, ignoreOrder: true);
        mail.Under("Délai légal proche ou passé")
            .ShouldBe([weeks[PilotWeeks.LastDay], weeks[PilotWeeks.TwoDays], weeks[PilotWeeks.SevenDays]]);
        mail.Under("Décidées par le silence, à suivre").ShouldBe([weeks[PilotWeeks.Decided]]);
        mail.Under("Accusés de réception à envoyer").ShouldBe([weeks[PilotWeeks.Decided]]);

        await pilot.Page.SetContentAsync(mail.Html);
        await HasNoBarrierAsync(pilot, "body > div");
        await pilot.Page.GetByText("décidée par le silence le sam. 16 janv.").GetByRole(AriaRole.Link).ClickAsync();
        await pilot.FillAsync("Identifiant", "pilote");
        await pilot.FillAsync("Mot de passe", TestTown.Password);
        await pilot.PressAsync("Se connecter");
    }

    /// <summary>The link has led to the request itself.</summary>
    async Task SeesWhatSilenceDecidedAsync(Clerk pilot)
    {
        await Expect(pilot.Page.Locator("h1")).ToContainTextAsync(PilotWeeks.Decided);
        await pilot.SeesAsync("constate que le silence a décidé le samedi 16 janvier 2027 : la demande est rejetée");
        await pilot.SeesAsync("Faute de réponse, la demande est rejetée depuis le samedi 16 janvier 2027.");
        await pilot.Page.GetByText("Pourquoi cette date ?").ClickAsync();
        await pilot.SeesAsync("16 novembre 2026");
        await pilot.SeesAsync("CRPA");
        await pilot.SeesAsync("le délai pour contester le silence de la mairie ne court pas");
        await HasNoBarrierAsync(pilot);
    }

    /// <summary>On her desk: one line for each step of the law that was reached since Friday.</summary>
    async Task SeesWarningsAsync(Clerk pilot)
    {
        await pilot.GoAsync("/");
        await pilot.SeesNewsAsync(PilotWeeks.LastDay, "signale le dernier jour pour répondre à temps");
        string[] near = [PilotWeeks.TwoDays, PilotWeeks.SevenDays, PilotWeeks.FifteenDays, PilotWeeks.ThirtyDays];
        foreach (var subject in near)
            await pilot.SeesNewsAsync(subject, "signale que le délai légal de cette demande approche");
        await HasNoBarrierAsync(pilot);
    }

    async Task SeesBoardAsync(Clerk pilot)
    {
        await OpenBoardAsync(pilot);
        await HasNoBarrierAsync(pilot);
        await OpenMeasureAsync(pilot, "Décidées par le silence");
        await pilot.SeesInRowAsync(PilotWeeks.Decided, "délai légal passé : sam. 16 janv.");
        await OpenBoardAsync(pilot);
        await OpenMeasureAsync(pilot, "Accusés à envoyer");
        await SeesHolderAsync(pilot, PilotWeeks.Decided, "Anne Morel");
        await OpenBoardAsync(pilot);
        await OpenMeasureAsync(pilot, "Délai légal proche");
        await pilot.SeesInRowAsync(PilotWeeks.LastDay, "délai légal : mar. 19 janv.");
        await pilot.SeesInRowAsync(PilotWeeks.TwoDays, "délai légal : mer. 20 janv.");
        await pilot.SeesInRowAsync(PilotWeeks.SevenDays, "délai légal : lun. 25 janv.");
        await pilot.SeesInRowAsync(PilotWeeks.FifteenDays, "délai légal : mar. 2 févr.");
        await pilot.DoesNotSeeAsync(PilotWeeks.ThirtyDays);
        await HasNoBarrierAsync(pilot);
    }

    /// <summary>Its holder has been away since Friday: the stand-in was told with him, and this morning their head.</summary>
    static async Task SeesWhoWasToldAsync(Clerk pilot, PilotWeeks weeks)
    {
        await pilot.GoAsync($"/demandes/{weeks[PilotWeeks.Escalated]}");
        await pilot.SeesAsync("a prévenu Hélène Dubreuil du retard : la réponse était prévue le jeudi 14 janvier 2027");
    }

    /// <summary>Three requests of two departments at once.</summary>
    async Task ChasesAsync(Clerk pilot)
    {
        await OpenBoardAsync(pilot);
        await OpenMeasureAsync(pilot, "En retard");
        await SeesHolderAsync(pilot, PilotWeeks.LastDay, "Karim Benali");
        await SeesHolderAsync(pilot, PilotWeeks.FifteenDays, "Luc Garnier");
        await pilot.DoesNotSeeAsync(PilotWeeks.Noise);
        foreach (var subject in PilotWeeks.Chased)
            await pilot.Row(subject).GetByRole(AriaRole.Checkbox).CheckAsync();
        await pilot.FillAsync("Message au service (facultatif)", "La loi nous rattrape cette semaine.");
        await HasNoBarrierAsync(pilot);
        await pilot.PressAsync("Relancer le service");
        await Expect(pilot.Page.Locator("body")).ToContainTextAsync("3 demandes relancées.");
    }

    static async Task GivesAsync(Clerk pilot)
    {
        await OpenBoardAsync(pilot);
        await OpenMeasureAsync(pilot, "Sans service");
        await pilot.Row(PilotWeeks.Noise).GetByRole(AriaRole.Checkbox).CheckAsync();
        await pilot.ChooseAsync("Service qui les aura", "Espaces verts");
        await pilot.FillAsync("Message au service (facultatif)", "C'est dans le parc.");
        await pilot.PressAsync("Affecter");
        await Expect(pilot.Page.Locator("body")).ToContainTextAsync("Une demande affectée.");
        await pilot.SeesAsync("Aucune demande ici");
    }

    static async Task HoldersKnowAsync(TownApp app, Screen screen)
    {
        await using (var anne = await Clerk.SignInAsync(app, "voirie", screen))
        {
            await anne.SeesNewsAsync(PilotWeeks.TwoDays, "Sophie Lambert vous rappelle cette demande");
            // For Karim, who is away.
            await anne.SeesNewsAsync(PilotWeeks.LastDay, "Sophie Lambert vous rappelle cette demande");
            await anne.SeesNewsAsync(
                PilotWeeks.Escalated,
                "rappelle que la date promise pour cette demande est passée"
            );
            await anne.OpenNewsAsync(PilotWeeks.TwoDays);
            await anne.SeesAsync("La loi nous rattrape cette semaine.");
        }

        await using (var luc = await Clerk.SignInAsync(app, "verts", screen))
            await luc.SeesNewsAsync(PilotWeeks.FifteenDays, "Sophie Lambert vous rappelle cette demande");

        await using (var helene = await Clerk.SignInAsync(app, "chef", screen))
        {
            await helene.SeesNewsAsync(PilotWeeks.TwoDays, "Sophie Lambert vous rappelle cette demande");
            await helene.SeesNewsAsync(PilotWeeks.Escalated, "signale le retard de cette demande dans votre service");
        }

        await using var ines = await Clerk.SignInAsync(app, "chef-verts", screen);
        await ines.SeesNewsAsync(PilotWeeks.Noise, "transfère cette demande à votre service");
    }

    /// <summary>Of each line of her digest somebody else was told; on Tuesday hers has what she did no more.</summary>
    static async Task NothingIsLeftUntoldAsync(TownApp app, DigestMail mail, PilotWeeks weeks)
    {
        var pilot = app.Town.Agent("pilote");
        var told = await app.DatabaseAsync(db =>
            (
                from news in db.Set<Notification>()
                join request in db.Set<CitizenRequest>() on news.RequestId equals request.Id
                where news.AgentId != pilot
                select request.Reference
            ).ToHashSetAsync()
        );
        mail.References.ShouldBeSubsetOf(told);

        await weeks.WakeOnAsync(Monday.AddDays(1));
        var tuesday = await weeks.DigestOfAsync("pilote", Monday.AddDays(1));
        tuesday.Text.ShouldNotContain("Sans service");
        tuesday.References.ShouldNotContain(weeks[PilotWeeks.Noise]);
        (await weeks.DigestOfAsync("chef-verts", Monday.AddDays(1)))
            .Under("À accepter dans votre service")
            .ShouldBe([weeks[PilotWeeks.Noise]]);
        var mornings = await app.DatabaseAsync(db =>
            db.Set<Digest>()
                .Where(d => d.AgentId == pilot && d.Day > Monday.AddDays(-3))
                .Select(d => d.Day)
                .ToListAsync()
        );
        mornings.Order().ShouldBe([Monday, Monday.AddDays(1)]);
    }

    /// <summary>A phone has no room for who has it: their department is there.</summary>
    Task SeesHolderAsync(Clerk pilot, string subject, string holder) =>
        onPhone ? Expect(pilot.Row(subject)).ToBeVisibleAsync() : pilot.SeesInRowAsync(subject, holder);

    static async Task OpenBoardAsync(Clerk pilot)
    {
        await pilot.GoAsync("/");
        await pilot
            .Page.Locator("main")
            .GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Pilotage", Exact = true })
            .ClickAsync();
        await pilot.SeesAsync("Toute la ville");
    }

    static async Task OpenMeasureAsync(Clerk pilot, string name)
    {
        await pilot.Page.Locator(".board-measures").GetByText(name, new() { Exact = true }).ClickAsync();
        await Expect(pilot.Page.Locator("h1")).ToContainTextAsync($"{name} : ");
    }

    /// <summary>The engine is a script: where none runs, the same page was looked at with them.</summary>
    async Task HasNoBarrierAsync(Clerk clerk, string part = "html")
    {
        if (scripts)
            (await Accessibility.ViolationsAsync(clerk.Page, part)).ShouldBeEmpty();
    }
}
