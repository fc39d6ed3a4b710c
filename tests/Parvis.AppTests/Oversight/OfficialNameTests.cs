using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Oversight.Elected;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Oversight;

/// <summary>A name heard in the street, spelt as it was heard: found in the delegation, nowhere else.</summary>
public sealed class OfficialNameTests
{
    [SkippableTheory, BothDatabases]
    public async Task A_misspelt_name_is_found_in_the_delegation_only(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await DelegateAsync(app, app.Town.Pothole);
        await RegisterAsync(app, app.Town.Marie, "Nid-de-poule rue du Puits", app.Town.Pothole);
        await RegisterAsync(app, app.Town.Marie, "Branche rue des Lilas", app.Town.Tree);
        await RegisterAsync(app, app.Town.Jean, "Arbre place Haute", app.Town.Tree);
        using var official = await app.SignInAsync("elue");

        var misspelt = await LookAsync(official, "Dupomt Marie");
        var shared = await LookAsync(official, "dupont");
        var outside = await LookAsync(official, "Jean Dupont");

        misspelt.Text.ShouldContain("Nid-de-poule rue du Puits");
        misspelt.Text.ShouldNotContain("Branche");
        // Jean asked nothing of the delegation: he is no homonym here.
        shared.Rows(".elected-person h2").ShouldBe(["Marie Dupont"]);
        outside.Text.ShouldContain("Rien à ce nom dans votre délégation");
        (await app.DatabaseAsync(db => db.Set<OfficialLook>().CountAsync())).ShouldBe(3);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_neighbouring_name_helps_only_when_nobody_bears_the_one_typed(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await DelegateAsync(app, app.Town.Pothole);
        foreach (var (name, subject) in new[] { ("Kervella", "Trou rue Basse"), ("Kervela", "Trou rue Haute") })
        {
            var person = Requester.Create(new RequesterOptions { FirstName = "Nolwenn", BirthName = name });
            await app.InScopeAsync(services =>
                services.GetRequiredService<RequesterBulk>().AddAsync([person], CancellationToken.None)
            );
            await RegisterAsync(app, person.PublicId, subject, app.Town.Pothole);
        }

        using var official = await app.SignInAsync("elue");

        var exact = await LookAsync(official, "kervella");
        var near = await LookAsync(official, "kerwella");

        exact.Text.ShouldContain("Trou rue Basse");
        exact.Text.ShouldNotContain("Trou rue Haute");
        near.Text.ShouldContain("Trou rue Basse");
    }

    static async Task DelegateAsync(TownApp app, Guid topic)
    {
        using var administrator = await app.SignInAsync("admin");
        var delegation = await administrator.GetPageAsync($"/reglages/elus/{app.Town.ElectedOfficial}/delegation");
        await delegation.SubmitAsync(
            "Enregistrer la délégation",
            ("Extent", topic),
            ("DecidedOn", new DateOnly(2026, 4, 2)),
            ("DecisionReference", "arrêté n° 2026-112")
        );
    }

    static async Task<TownPage> LookAsync(TownClient official, string name)
    {
        var search = await official.GetPageAsync("/elu");
        return await search.SubmitAsync("Chercher", ("Name", name));
    }

    static async Task RegisterAsync(TownApp app, string person, string subject, Guid topic)
    {
        var id = await app.DatabaseAsync(db =>
            db.Set<Requester>().Where(r => r.PublicId == person).Select(r => r.Id).SingleAsync()
        );
        await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.Phone,
                TopicId = topic,
                Subject = subject,
                RequesterId = id,
            }
        );
    }
}
