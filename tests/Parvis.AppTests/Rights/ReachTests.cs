using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Oversight.Trends;
using Parvis.Features.Requests;
using Parvis.TestKit;
using Parvis.TestKit.Pages;

namespace Parvis.AppTests.Rights;

/// <summary>
/// Who reaches what: every visit of <see cref="PageSamples"/> by everybody of the town, against
/// <see cref="Reach"/>. Whoever is not named there gets what a page that does not exist gives.
/// </summary>
[OnEachDatabase]
public sealed class ReachTests
{
    [SkippableTheory, BothDatabases]
    public async Task Everybody_reaches_what_the_table_says_and_nothing_else(DatabaseKind database)
    {
        var town = await SampleTowns.OfAsync(database);
        var wrong = new List<string>();
        foreach (var sample in Visited())
        {
            foreach (var login in town.Town.Logins)
            {
                var status = await StatusAsync(await town.ClientAsync(login), sample, town);
                if (status != Expected(sample, login))
                    wrong.Add($"{sample.Name}, {login}: {(int)status} instead of {(int)Expected(sample, login)}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    /// <summary>
    /// The page's own form, filled in by somebody who may send it, then sent by everybody who may not. Readers see it
    /// again with the reason, so that words written before a transfer are not lost.
    /// </summary>
    [SkippableTheory, LongWalk]
    public async Task A_form_sent_by_somebody_else_changes_nothing(DatabaseKind database)
    {
        // Of its own: in the shared one, pages that others look at meanwhile write that they were looked at.
        await using var app = await TownApp.StartAsync(database);
        var town = await SampleTown.BuildAsync(app);
        var tokens = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var login in town.Town.Logins)
            tokens[login] = await TokenAsync(await town.ClientAsync(login));
        var forms = new List<(PageSample Sample, ForgedForm Form)>();
        foreach (var sample in Visited())
            forms.Add((sample, await ForgedForm.OfAsync(sample, town)));
        await town.App.RunJobAsync<MakeFiguresJob>();
        // The sample town let a minute pass: its seal may come at any moment from now on.
        await town.App.RunJobAsync<SealTimelineJob>();
        var before = await RowsAsync(town.App);
        var answered = new List<string>();
        foreach (var (sample, form) in forms)
        {
            foreach (var login in town.Town.Logins.Except(Reach.Sends(sample), StringComparer.Ordinal))
            {
                var status = await form.SendAsync(await town.ClientAsync(login), tokens[login]);
                var reads = Reach.SentBack(sample).Contains(login);
                if (status is not HttpStatusCode.NotFound && !(reads && status is HttpStatusCode.OK))
                    answered.Add($"{sample.Name}, {login}: {(int)status}");
            }
        }

        answered.ShouldBeEmpty();
        (await RowsAsync(town.App)).ShouldBe(before);
    }

    static async Task<string> TokenAsync(TownClient client) =>
        (await client.GetPageAsync("/mon-compte/mot-de-passe")).ValueOf(TownClient.Token);

    static HttpStatusCode Expected(PageSample sample, string login) =>
        Reach.Of(sample).Contains(login) ? HttpStatusCode.OK
        : Reach.SentBack(sample).Contains(login) ? HttpStatusCode.Redirect
        : HttpStatusCode.NotFound;

    static IEnumerable<PageSample> Visited() =>
        PageSamples.All.Where(s => !s.BeforeTown && s.Login != PageSample.Nobody);

    /// <summary>How many rows each table has; readers who are shown a form again have looked, and that is noted.</summary>
    static Task<string> RowsAsync(TownApp app) =>
        app.DatabaseAsync(async db =>
        {
            var counts = new List<string>();
            foreach (
                var table in db
                    .Model.GetEntityTypes()
                    .Select(t => t.GetTableName())
                    .OfType<string>()
                    .Where(t => t != "Looks")
                    .Distinct()
                    .Order()
            )
            {
                var query = $"SELECT COUNT(*) AS \"Value\" FROM \"{table}\"";
                counts.Add($"{table} {await db.Database.SqlQueryRaw<long>(query).SingleAsync()}");
            }

            return string.Join('\n', counts);
        });

    static async Task<HttpStatusCode> StatusAsync(TownClient client, PageSample sample, SampleTown town)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, sample.Address(town));
        using var answer = await client.SendOnceAsync(ask);
        return answer.StatusCode;
    }
}
