using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Oversight.Trends;
using Parvis.Features.Requests;
using Parvis.TestKit;
using Parvis.TestKit.Pages;

namespace Parvis.AppTests.Rights;

/// <summary>
/// What a circle keeps changes nothing for who is outside: each page, list, count, search, suggestion, export, print
/// view and notification is to the letter what it was before, and an address of it is one that leads nowhere.
/// </summary>
[OnEachDatabase]
public sealed partial class OutsideTheCircleTests
{
    /// <summary>
    /// Reception, a case handler, a head of the very department who is not in the circle, who watches over all, who
    /// administers, who was elected.
    /// </summary>
    static readonly string[] Outsiders = ["accueil", "voirie", "chef-verts", "pilote", "admin", "elue"];

    /// <summary>Words only the circle knows, looked for everywhere something can be looked for.</summary>
    static readonly string[] Searches =
    [
        "/recherche?q=",
        "/recherche/suggestions?q=",
        "/usagers?q=",
        "/usagers/choix?q=",
        "/demandes/sujets?q=",
        "/reglages/agents?q=",
        "/pilotage/liste?q=",
    ];

    static readonly string[] Secrets = ["Kermadec", "Ondine", "0677889900", "expulsion", "secours"];

    [SkippableTheory, LongWalk]
    public async Task What_the_circle_does_shows_nowhere(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var town = await SampleTown.BuildAsync(app);
        await HeadTheDepartmentOutsideTheCircleAsync(app);
        await town.ClientAsync("social");
        await app.RunJobAsync<MakeFiguresJob>();
        // A first look leaves everybody's presence on the pages, which the next one shows.
        await LookAroundAsync(town, Addresses(town).Where(a => a.StartsWith("/demandes/", StringComparison.Ordinal)));
        var before = await LookAroundAsync(town, Addresses(town));

        await Secret.KeepAsync(town);
        await app.RunJobAsync<MakeFiguresJob>();

        Differences(before, await LookAroundAsync(town, Addresses(town))).ShouldBeEmpty();
    }

    [SkippableTheory, BothDatabases]
    public async Task An_address_of_the_circle_answers_as_one_that_leads_nowhere(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var town = await SampleTown.BuildAsync(app);
        await HeadTheDepartmentOutsideTheCircleAsync(app);
        var secret = await Secret.KeepAsync(town);
        var told = new List<string>();
        foreach (var login in Outsiders)
        {
            var client = await town.ClientAsync(login);
            foreach (var (here, nowhere) in secret.Addresses(town))
            {
                var (kept, absent) = (await AnswerAsync(client, here), await AnswerAsync(client, nowhere));
                if (kept.Status is HttpStatusCode.OK || kept != absent)
                    told.Add($"{login}, {here}: {kept.Status}, {nowhere}: {absent.Status}");
            }
        }

        told.ShouldBeEmpty();
    }

    /// <summary>
    /// As long, too: the database is asked the same, word for word, so that no clock tells what is kept from what is not
    /// there.
    /// </summary>
    [SkippableTheory, BothDatabases]
    public async Task What_is_kept_is_refused_with_the_same_work_as_what_does_not_exist(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var town = await SampleTown.BuildAsync(app);
        await HeadTheDepartmentOutsideTheCircleAsync(app);
        var secret = await Secret.KeepAsync(town);
        var told = new List<string>();
        foreach (var login in Outsiders)
        {
            var client = await town.ClientAsync(login);
            foreach (var (here, nowhere) in secret.Addresses(town))
            {
                // What pages keep from one to the next is read by the first of the three.
                await AskedOfTheDatabaseAsync(client, nowhere);
                var (kept, absent) = (
                    await AskedOfTheDatabaseAsync(client, here),
                    await AskedOfTheDatabaseAsync(client, nowhere)
                );
                if (!kept.SequenceEqual(absent))
                    told.Add($"{login}, {here}: {string.Join("\n", kept)}\n{nowhere}: {string.Join("\n", absent)}");
            }
        }

        told.ShouldBeEmpty();
    }

    static async Task<IReadOnlyList<string>> AskedOfTheDatabaseAsync(TownClient client, string address)
    {
        var mark = Guid.NewGuid().ToString("N");
        using var ask = new HttpRequestMessage(HttpMethod.Get, address);
        ask.Headers.Add(SqlTallies.Header, mark);
        using var answer = await client.SendOnceAsync(ask);
        return await client.App.Sql.OfAsync(mark);
    }

    static async Task HeadTheDepartmentOutsideTheCircleAsync(TownApp app)
    {
        await app.DatabaseAsync(async db =>
        {
            var head = (await db.FindAsync<Agent>(app.Town.Agent("chef-verts")))!;
            head.SetMemberships([
                new Membership(app.Town.Parks, DepartmentRole.Head),
                new Membership(app.Town.SocialCare, DepartmentRole.Head),
            ]);
            return await db.SaveChangesAsync();
        });
        // Who was looked up while the town was made is looked up again.
        app.Services.GetRequiredService<ViewerEpoch>().Advance();
    }

    static async Task<Dictionary<string, string>> LookAroundAsync(SampleTown town, IEnumerable<string> addresses)
    {
        var asked = addresses.ToList();
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var login in Outsiders)
        {
            var client = await town.ClientAsync(login);
            // What one was told on the way is shown once, on the next page.
            await client.GetPageAsync("/mon-compte");
            foreach (var address in asked)
                seen[$"{login} {address}"] = (await AnswerAsync(client, address)).ToString();
        }

        return seen;
    }

    static IEnumerable<string> Addresses(SampleTown town) =>
        PageSamples
            .All.Where(s => !s.BeforeTown && s.Login != PageSample.Nobody)
            .Select(s => s.Address(town))
            .Concat(from search in Searches from secret in Secrets select search + secret)
            .Distinct(StringComparer.Ordinal);

    static async Task<Answer> AnswerAsync(TownClient client, string address)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, address);
        using var answer = await client.SendOnceAsync(ask);
        var body = await answer.Content.ReadAsStringAsync();
        return new Answer(answer.StatusCode, Flat(body.Replace(address, "ADDRESS", StringComparison.Ordinal)));
    }

    /// <summary>Without what is random in any page.</summary>
    static string Flat(string body) => RandomValue().Replace(body, "RANDOM");

    static IEnumerable<string> Differences(Dictionary<string, string> before, Dictionary<string, string> after) =>
        before.Where(b => after[b.Key] != b.Value).Select(b => $"{b.Key}: {FirstDifference(b.Value, after[b.Key])}");

    static string FirstDifference(string before, string after)
    {
        var at = before.AsSpan().CommonPrefixLength(after);
        var start = Math.Max(0, at - 80);
        return $"« {Cut(before)} » became « {Cut(after)} »";

        string Cut(string text) => text[Math.Min(start, text.Length)..Math.Min(at + 120, text.Length)];
    }

    [GeneratedRegex(
        """CfDJ8[\w-]+|(?<=name="(FormToken|Input.Token|Once|Token)"[^>]*value=")[^"]+""",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex RandomValue();

    sealed record Answer(HttpStatusCode Status, string Body);
}
