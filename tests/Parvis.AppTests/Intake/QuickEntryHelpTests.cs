using System.Net;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Intake;

/// <summary>What the side of the quick entry tells while it is being filled.</summary>
public sealed class QuickEntryHelpTests
{
    const string Help = "/demandes/nouvelle/aide";

    [SkippableTheory, BothDatabases]
    public async Task The_sheet_and_the_request_already_there_show_while_typing(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var known = await AtAsync(app, "3, rue du Puits", "Trou rue du Puits");
        using var reception = await app.SignInAsync("accueil");
        await HelpAsync(reception);

        var help = await HelpAsync(
            reception,
            ("TopicId", $"{app.Town.BirthCertificate}"),
            ("Place", "au 3 r. du Puits"),
            ("Text", "Rien de semblable ici")
        );

        help.Text.ShouldContain("La demande se fait en ligne");
        help.Text.ShouldContain("Pièce d'identité");
        help.Text.ShouldContain(known);
        (await help.SqlAsync()).Count.ShouldBeLessThanOrEqualTo(4);
    }

    [SkippableTheory, BothDatabases]
    public async Task No_address_tells_what_the_person_says(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        using var reception = await app.SignInAsync("accueil");

        var aside = (await reception.GetPageAsync("/demandes/nouvelle")).Find("#aide");

        aside.HasAttribute("hx-get").ShouldBeFalse();
        aside.GetAttribute("hx-post").ShouldBe(Help);
        (await reception.GetPageAsync($"{Help}?Place=ici")).Address.PathAndQuery.ShouldBe("/demandes/nouvelle");
        using var forged = new HttpRequestMessage(HttpMethod.Post, Help);
        (await reception.SendAsync(forged, HttpStatusCode.BadRequest)).Has("#fiche").ShouldBeFalse();
    }

    [SkippableTheory, BothDatabases]
    public async Task A_street_shows_its_numbers_and_a_number_its_street(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var street = await AtAsync(app, "rue du Puits");
        var number = await AtAsync(app, "3, rue du Puits");
        var nextDoor = await AtAsync(app, "3 bis, rue du Puits");
        await AtAsync(app, "5, rue du Puisatier");
        await AtAsync(app, "rue Puits Vilar");
        var dated = await AtAsync(app, "3 rue du 8 Mai 1945");
        using var reception = await app.SignInAsync("accueil");

        (await ShownAsync("Rue du Puits")).ShouldBe([nextDoor, number, street]);
        (await ShownAsync("3 r. du puits")).ShouldBe([number, street]);
        (await ShownAsync("7 rue du Puits")).ShouldBe([street]);
        (await ShownAsync("r. du 8 mai 1945")).ShouldBe([dated]);
        (await ShownAsync("rue")).ShouldBeEmpty();

        async Task<IEnumerable<string>> ShownAsync(string place) =>
            (await HelpAsync(reception, ("Place", place)))
                .Rows(".entry-duplicates .muted")
                .Select(row => row.Split(' ')[0]);
    }

    [SkippableTheory, BothDatabases]
    public async Task What_is_told_again_in_other_words_shows_what_is_under_way(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var school = await app.RegisterPotholeAsync("Feu tricolore en panne devant l'école Jules-Ferry");
        var other = await app.RegisterPotholeAsync("Feu d'artifice du 14 juillet");
        using var reception = await app.SignInAsync("accueil");

        var help = await HelpAsync(
            reception,
            ("Text", "Les feux tricolores de l'école Jules Ferry clignotent\nC'est dangereux.")
        );
        var bare = await HelpAsync(reception, ("Text", "Bonjour, une école"));

        help.Text.ShouldContain(school.Reference);
        help.Text.ShouldNotContain(other.Reference);
        bare.Has(".entry-duplicates").ShouldBeFalse();
    }

    [SkippableTheory, BothDatabases]
    public async Task The_same_words_tell_nothing_of_a_confidential_request_outside_its_circle(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var secret = await app.RegisterConfidentialRequestAsync("Secours alimentaire après une expulsion");

        foreach (var (login, told) in ((string, bool)[])[("accueil", false), ("social", true)])
        {
            using var client = await app.SignInAsync(login);
            var help = await HelpAsync(client, ("Text", "Encore un secours alimentaire, expulsion hier"));
            help.Text.Contains(secret.Reference, StringComparison.Ordinal).ShouldBe(told, login);
        }
    }

    internal static async Task<TownPage> HelpAsync(TownClient client, params (string Field, string Value)[] typed) =>
        await client.PostFragmentAsync(await client.GetPageAsync("/demandes/nouvelle"), Help, typed);

    static async Task<string> AtAsync(TownApp app, string place, string subject = "Trou") =>
        (
            await app.RegisterRequestAsync(
                new NewRequest
                {
                    Channel = Channel.Phone,
                    Subject = subject,
                    Place = place,
                }
            )
        ).Reference;
}
