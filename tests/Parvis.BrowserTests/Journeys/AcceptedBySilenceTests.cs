using Parvis.Data;
using Parvis.Features.Clocks.Watching;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.TestKit;
using Parvis.Ui;

namespace Parvis.BrowserTests.Journeys;

public sealed class AcceptedBySilenceTests
{
    /// <summary>
    /// Silence accepts about this topic. An item is missing and arrives after its day: the period starts then, nobody
    /// answers, and the resident comes for the certificate.
    /// </summary>
    [SkippableTheory, InlineData(true), InlineData(false)]
    public async Task A_file_completed_late_is_accepted_two_months_later(bool javaScript)
    {
        var screen = Screen.Desktop with { JavaScript = javaScript };
        await using var app = await TownApp.StartAsync(DatabaseKind.Sqlite, new TownAppOptions { ClockWalks = true });
        await app.SayOfPotholesAsync("SVA-2M", "Plan de situation");
        var request = await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.Email,
                TopicId = app.Town.Pothole,
                RequesterId = await app.AddResidentAsync("Maëlle", "Riou"),
                Subject = "Bateau devant le garage",
                Text = "Je demande un bateau.",
            }
        );
        await app.ActAsync("voirie", request, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        await using (var handler = await Clerk.SignInAsync(app, "voirie", screen))
        {
            await handler.GoAsync($"/demandes/{request.Reference}");
            await handler.FollowAsync("Accuser réception");
            await handler.TickAsync("Il manque des pièces");
            await handler.TickAsync("Plan de situation");
            await handler.PressAsync("Envoyer l'accusé");
            await handler.SeesAsync("part dans quelques secondes");
            await app.MailAboutAsync(request.Reference, JourneyTown.MailOf("Riou"));
            await handler.GoAsync($"/demandes/{request.Reference}");
            await handler.SeesAsync("Le délai ne court pas encore : des pièces manquent.");
        }

        app.Clock.Advance(TimeSpan.FromDays(40));
        var arrived = DateOnly.FromDateTime(app.Clock.UtcNow);
        await using (var reception = await Clerk.SignInAsync(app, "accueil", screen))
        {
            await reception.GoAsync($"/demandes/{request.Reference}");
            await reception.FollowAsync("Noter les pièces reçues");
            await reception.PressAsync("Noter");
            await reception.SeesAsync("Le dossier est complet");
            await reception.SeesAsync($"Sans réponse, la demande sera acceptée le {arrived.AddMonths(2).InFull()}.");
        }

        app.Clock.Advance(TimeSpan.FromDays(arrived.AddMonths(2).DayNumber - arrived.DayNumber));
        await app.RunJobAsync<WatchClocksJob>();
        await using var later = await Clerk.SignInAsync(app, "accueil", screen);
        await later.GoAsync($"/demandes/{request.Reference}");
        await later.SeesAsync("constate que le silence a décidé");
        await later.FollowAsync("Imprimer l'attestation d'acceptation");
        await later.SeesAsync($"est acceptée depuis le {arrived.AddMonths(2).InFull()}");
    }
}
