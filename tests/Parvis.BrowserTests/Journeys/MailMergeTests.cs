using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Replies.Templates;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.BrowserTests.Journeys;

public sealed class MailMergeTests
{
    const int Families = 200;
    const int OnPaper = 40;

    /// <summary>
    /// Two hundred families asked; one template with a condition answers them all, by mail or by a letter that waits to be
    /// printed.
    /// </summary>
    [SkippableTheory, InlineData(true), InlineData(false)]
    public async Task Two_hundred_families_are_told_at_once(bool javaScript)
    {
        await using var app = await TownApp.StartAsync(DatabaseKind.Sqlite, new TownAppOptions { ClockWalks = true });
        await FillAsync(app);
        var screen = Screen.Desktop with { JavaScript = javaScript };
        await using var anne = await Clerk.SignInAsync(app, "voirie", screen);
        await anne.GoAsync("/demandes/miennes");
        await anne.Page.Locator(".queue-bulk-panel > summary").ClickAsync();
        await anne.PressAsync("Répondre à toutes les demandes de cette liste");

        await anne.SeesAsync("160 par courriel");
        await anne.SeesAsync("40 par lettre");
        await anne.ChooseAsync("Partir d'un modèle", "Centre ouvert");
        await anne.PressAsync("Utiliser ce modèle");
        await anne.SeesAsync("Bonjour Lucie Famille000,");
        await anne.SeesAsync("Votre enfant va au centre des Lilas.");
        await anne.PressAsync("Suivante");
        await anne.SeesAsync("Dites-nous dans quel centre.");
        if (javaScript)
            (await Accessibility.ViolationsAsync(anne.Page)).ShouldBeEmpty();
        await anne.PressAsync("Envoyer à 200 personnes");

        await anne.SeesAsync("Le texte");
        for (var turn = 0; turn < 300 && await AnsweredAsync(app) < Families; turn++)
            await Task.Delay(100);
        if (!javaScript)
            await anne.Page.ReloadAsync();
        await anne.SeesAsync("C'est fait");
        await anne.SeesAsync("Chaque demande a sa réponse.");
        await anne.FollowAsync("Voir les lettres à imprimer");
        await anne.SeesAsync("Famille004");
        var answers = await app.DatabaseAsync(db =>
            db.Set<Correspondence>().Where(c => c.Direction == Direction.Outgoing).ToListAsync()
        );
        answers.Count.ShouldBe(Families);
        answers.DistinctBy(a => a.RequestId).Count().ShouldBe(Families);
        answers.Count(a => a.State == CorrespondenceState.ToPrint).ShouldBe(OnPaper);
        answers.Count(a => a.Body.Contains("Dites-nous", StringComparison.Ordinal)).ShouldBe(Families / 2);
    }

    static Task<int> AnsweredAsync(TownApp app) =>
        app.DatabaseAsync(db => db.Set<Correspondence>().CountAsync(c => c.Direction == Direction.Outgoing));

    /// <summary>Every fifth family has no mail; every other one says which centre.</summary>
    static Task<bool> FillAsync(TownApp app) =>
        app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<ParvisDbContext>();
            var people = Enumerable.Range(0, Families).Select(Family).ToList();
            await services.GetRequiredService<RequesterBulk>().AddAsync(people, CancellationToken.None);
            var registration = services.GetRequiredService<RequestRegistration>();
            var changes = services.GetRequiredService<RequestChanges>();
            var viewer = await app.ViewerAsync("voirie");
            foreach (var (person, number) in people.Select((p, n) => (p, n)))
            {
                var request = await registration.RegisterAsync(
                    new NewRequest
                    {
                        Channel = Channel.Phone,
                        TopicId = app.Town.Pothole,
                        RequesterId = person.Id,
                        Subject = "Le centre ouvre-t-il ?",
                        Place = number % 2 == 0 ? "centre des Lilas" : null,
                    },
                    app.By("voirie"),
                    CancellationToken.None
                );
                await changes.ApplyAsync(
                    request.Reference,
                    RequestAction.Take,
                    seen: null,
                    viewer,
                    (r, by) => r.Take(by.AgentId!.Value, by),
                    CancellationToken.None
                );
                db.ChangeTracker.Clear();
            }

            var template = new ReplyTemplate();
            template.Edit(
                new ReplyTemplateOptions
                {
                    Name = "Centre ouvert",
                    Subject = "Votre demande {{demande.reference}}",
                    Body =
                        "Bonjour {{usager.nom}},\n\nLe centre de loisirs est ouvert.\n\n"
                        + "{{si demande.lieu}}\nVotre enfant va au {{demande.lieu}}.\n{{sinon}}\n"
                        + "Dites-nous dans quel centre.\n{{fin}}",
                }
            );
            db.Add(template);
            await db.SaveChangesAsync();
            return true;
        });

    static Requester Family(int number)
    {
        var roof = new ContactOptions(ContactKind.Address, $"{number + 1} rue des Lilas, 35140 Saint-Aubin");
        return Requester.Create(
            new RequesterOptions
            {
                Civility = "Madame",
                FirstName = "Lucie",
                BirthName = $"Famille{number:000}",
                Contacts =
                    number % 5 == 4
                        ? [roof]
                        : [new ContactOptions(ContactKind.Email, $"famille{number:000}@exemple.fr"), roof],
            }
        );
    }
}
