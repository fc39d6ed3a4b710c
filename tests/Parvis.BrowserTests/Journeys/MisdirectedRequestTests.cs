using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Referrals.Competences;
using Parvis.Features.Requests;
using Parvis.TestKit;
using Parvis.Ui;

namespace Parvis.BrowserTests.Journeys;

public sealed class MisdirectedRequestTests
{
    const string Partner = "Rennes Métropole";

    bool scripts;

    /// <summary>
    /// A request that is not the town's: sent on in one action, found again by reception, chased, answered by the partner,
    /// closed by the town.
    /// </summary>
    [SkippableTheory, InlineData(true), InlineData(false)]
    public async Task It_is_sent_on_followed_and_brought_back(bool javaScript)
    {
        scripts = javaScript;
        var screen = Screen.Desktop with { JavaScript = javaScript };
        await using var app = await TownApp.StartAsync(DatabaseKind.Sqlite, new TownAppOptions { ClockWalks = true });
        await KnowPartnerAsync(app);
        var lastName = "Kerboul";
        var request = await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Features.Requesters.Channel.Email,
                TopicId = app.Town.Pothole,
                RequesterId = await app.AddResidentAsync("Nolwenn", lastName),
                Subject = "Trou sur la rocade",
                Text = "Un trou énorme à la sortie 2.",
            }
        );
        await app.ActAsync("voirie", request, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        await using (var handler = await Clerk.SignInAsync(app, "voirie", screen))
        {
            await handler.GoAsync($"/demandes/{request.Reference}");
            await handler.SeesAsync($"Ce sujet relève en général de {Partner}.");
            await handler.FollowAsync("Réorienter");
            await handler.FillAsync("Pourquoi elle relève de cet organisme", "La rocade est métropolitaine.");
            await HasNoBarrierAsync(handler);
            await handler.PressAsync("Transmettre");
            await handler.SeesAsync("La demande est transmise.");
            await handler.SeesAsync("L'organisme compétent accuse réception lui-même");
            await HasNoBarrierAsync(handler);
        }

        (await app.MailAboutAsync(request.Reference, "contact@metropole.example")).ShouldNotBeEmpty();
        (await app.MailAboutAsync(request.Reference, JourneyTown.MailOf(lastName))).ShouldNotBeEmpty();
        app.Clock.Advance(TimeSpan.FromDays(16));
        await using (var reception = await Clerk.SignInAsync(app, "accueil", screen))
        {
            await reception.GoAsync($"/recherche?q={lastName}");
            await reception.SeesAsync($"chez {Partner} depuis");
            await reception.GoAsync($"/demandes/{request.Reference}");
            await reception.SeesAsync($"Votre demande a été transmise à l'organisme compétent, {Partner}");
            await reception.FollowAsync("Relancer l'organisme");
            await reception.PressAsync("Relancer");
            await reception.SeesAsync("La relance est notée.");
            await reception.FollowAsync("Noter sa référence ou sa réception");
            await reception.FillAsync("Sa référence (facultatif)", "RM-2026-88");
            await reception.PressAsync("Noter");
            await reception.SeesAsync("RM-2026-88");
        }

        app.Clock.Advance(TimeSpan.FromDays(4));
        await using var later = await Clerk.SignInAsync(app, "voirie", screen);
        await later.GoAsync($"/demandes/{request.Reference}");
        await later.FollowAsync("Noter sa réponse ou son refus");
        await later.TickAsync("A répondu");
        await later.FillAsync("Ce que dit l'organisme", "Le trou est comblé.");
        await later.PressAsync("Noter");
        await later.SeesAsync($"a noté la réponse de l'organisme, {Partner}");
        await later.SeesAsync("Le trou est comblé.");
        await HasNoBarrierAsync(later);
    }

    /// <summary>The engine is a script: where none runs, the same page was looked at with them.</summary>
    async Task HasNoBarrierAsync(Clerk clerk)
    {
        if (scripts)
            (await Accessibility.ViolationsAsync(clerk.Page)).ShouldBeEmpty();
    }

    static Task KnowPartnerAsync(TownApp app) =>
        app.DatabaseAsync(async db =>
        {
            var partner = await db.Set<PartnerAuthority>().SingleAsync(p => p.Id == app.Town.Metropolis);
            partner.Edit(
                PartnerAuthorityOptions.Of(partner) with
                {
                    Address = "4 avenue Henri-Fréville, 35000 Rennes",
                    Email = "contact@metropole.example",
                }
            );
            db.Add(
                new Competence
                {
                    TopicId = app.Town.Pothole,
                    PartnerId = partner.Id,
                    Confirmed = true,
                }
            );
            return await db.SaveChangesAsync();
        });
}
