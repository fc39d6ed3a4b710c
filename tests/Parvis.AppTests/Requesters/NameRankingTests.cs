using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Names;
using Parvis.TestKit;

namespace Parvis.AppTests.Requesters;

/// <summary>Who stands first when several names may have been meant.</summary>
[OnEachDatabase]
public sealed class NameRankingTests
{
    static readonly (string First, string Birth, string? Usage)[] People =
    [
        ("Marie", "Bonnefoy", null),
        ("Anne-Marie", "Bonnefoy", null),
        ("Marie", "Castaing", "Bonnefoy"),
        ("Marine", "Bonnefoy", null),
        ("Céline", "Le", null),
        ("Céline", "Abadie", null),
        ("Yann", "Le Goff", null),
        ("Inès", "d'Almeida", null),
        ("Fatou", "N'Diaye", null),
        ("Awa", "Ndiaye", null),
        ("Thibault", "Quéméneur", null),
        ("Jean-Pierre", "Etchegaray", null),
        ("Pierre", "Etchegaray", null),
        ("Aliénor", "de La Rochefoucauld", null),
        ("Robert", "Martinez", null),
        ("Robert", "Martin", null),
        ("Élodie", "Vandenbroucke", null),
    ];

    static readonly string[] Cases =
    [
        "marie bonnefoy > Marie Bonnefoy",
        "BONNEFOY Marie > Marie Bonnefoy",
        "anne marie bonnefoy > Anne-Marie Bonnefoy",
        "annemarie bonnefoy > Anne-Marie Bonnefoy",
        "marie castaing > Marie Castaing",
        "marin bonefoy > Marine Bonnefoy",
        "le celine > Céline Le",
        "legoff > Yann Le Goff",
        "goff > Yann Le Goff",
        "yan le gof > Yann Le Goff",
        "d almeida > Inès d'Almeida",
        "dalmeida > Inès d'Almeida",
        "almeida ines > Inès d'Almeida",
        "ndiaye fatou > Fatou N'Diaye",
        "n'diaye awa > Awa Ndiaye",
        "tibo kemeneur > Thibault Quéméneur",
        "echegaray jean pierre > Jean-Pierre Etchegaray",
        "pierre etchegarai > Pierre Etchegaray",
        "mme alienor de la rochefoucault > Aliénor de La Rochefoucauld",
        "rochefoucaud > Aliénor de La Rochefoucauld",
        "robert martines > Robert Martinez",
        "robert martin > Robert Martin",
        "vanden brouke > Élodie Vandenbroucke",
        "mlle elodi vandenbrouck > Élodie Vandenbroucke",
    ];

    [SkippableTheory, BothDatabases]
    public async Task The_name_meant_comes_first(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await AddAsync(app, [.. People.Select(p => Person(p.First, p.Birth, p.Usage))]);
        var wrong = new List<string>();
        foreach (var (typed, meant) in Cases.Select(c => (c.Split(" > ")[0], c.Split(" > ")[1])))
        {
            var found = await FindAsync(app, typed);
            if (found is not [var top, ..] || top.DisplayName != meant)
                wrong.Add($"{typed}: {string.Join(", ", found.Select(m => m.DisplayName))} instead of {meant}");
        }

        wrong.ShouldBeEmpty();
    }

    [SkippableTheory, BothDatabases]
    public async Task Homonyms_stand_by_open_request_then_last_contact(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var people = Enumerable.Range(0, 12).Select(_ => Person("Paule", "Kerdoncuff")).ToList();
        people.Add(Person("Paul", "Kerdoncuf"));
        await AddAsync(app, people);
        foreach (var (person, hours) in new[] { (3, 1), (5, 2), (7, 3) })
        {
            app.Clock.Advance(TimeSpan.FromHours(1));
            await app.InScopeAsync(services =>
                RequesterActivity.CountRequestAsync(
                    services.GetRequiredService<ParvisDbContext>(),
                    people[person].Id,
                    hours == 1 ? 1 : 0,
                    app.Clock.UtcNow,
                    CancellationToken.None
                )
            );
        }

        var found = await FindAsync(app, "paule kerdoncuff", most: 8);

        found.Take(3).Select(m => m.Id).ShouldBe([people[3].Id, people[7].Id, people[5].Id]);
        // However many they are, they leave a place to the next name.
        found.Count.ShouldBe(8);
        found[^1].DisplayName.ShouldBe("Paul Kerdoncuf");
    }

    static Requester Person(string first, string birth, string? usage = null) =>
        Requester.Create(
            new RequesterOptions
            {
                FirstName = first,
                BirthName = birth,
                UsageName = usage,
            }
        );

    static Task AddAsync(TownApp app, IReadOnlyCollection<Requester> people) =>
        app.InScopeAsync(services =>
            services.GetRequiredService<RequesterBulk>().AddAsync(people, CancellationToken.None)
        );

    static async Task<IReadOnlyList<NameMatch>> FindAsync(TownApp app, string typed, int most = 5)
    {
        var viewer = await app.ViewerAsync("accueil");
        return await app.InScopeAsync(services =>
            services.GetRequiredService<NameSearch>().FindAsync(typed, viewer, most, CancellationToken.None)
        );
    }
}
