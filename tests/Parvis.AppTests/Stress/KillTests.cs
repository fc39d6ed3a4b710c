using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Api.Keys;
using Parvis.Features.Api.Webhooks;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Audit;
using Parvis.TestKit;
using Xunit.Abstractions;

namespace Parvis.AppTests.Stress;

/// <summary>
/// The program is killed again and again while others register through it. What was confirmed is there, once; what
/// had to leave left; the history proves itself.
/// </summary>
[OnEachDatabase]
public sealed class KillTests(ITestOutputHelper output)
{
    static readonly int Registrations = Requirements.Full ? 2_000 : 60;
    static readonly int Kills = Requirements.Full ? 12 : 1;

    const int AtOnce = 8;
    const string Seed = "PARVIS_TESTS_SEED";

    int kills;

    [SkippableTheory, BothDatabases]
    public async Task Killed_at_any_moment_it_loses_nothing_and_does_nothing_twice(DatabaseKind database)
    {
        var seed = Environment.GetEnvironmentVariable(Seed) is { Length: > 0 } given
            ? int.Parse(given, CultureInfo.InvariantCulture)
            : Random.Shared.Next(1_000_000);
        output.WriteLine($"{Seed}={seed}");
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var town = await TownProcess.OfTestTownAsync(database);
        await SubscribeAsync(town, receiver.Address);
        var token = await MakeKeyAsync(town);
        await StartAsync(town);
        var registrars = new Registrars(town, token, town.Town.Pothole);
        var watch = Stopwatch.StartNew();

        var registering = registrars.RegisterAsync(Registrations, AtOnce, seed);
        await KillNowAndThenAsync(town, registrars, registering, new Random(seed));
        await registering;
        if (Requirements.Full)
        {
            // The last word was just given: it must already be safe.
            await KillAsync(town);
            await StartAsync(town);
        }

        output.WriteLine(
            $"{Registrations} registrations by {AtOnce} at once in {watch.Elapsed.TotalSeconds:0.0} s, "
                + $"{kills} kills, {registrars.Tries} calls of which {registrars.Failures} failed"
        );
        await EveryTimelineVerifiesAsync(town);
        await EachIsThereOnceAsync(town, registrars);
        await EachReceiptLeftOnceAsync(town);
        await EachWasToldAsync(town, registrars, receiver);
    }

    static Task StartAsync(TownProcess town) => town.StartAsync("--Parvis:Webhooks:AllowPrivateTargets=true");

    /// <summary>At random numbers of confirmations, some thousandths of a second later; now and then while it starts.</summary>
    async Task KillNowAndThenAsync(TownProcess town, Registrars registrars, Task registering, Random random)
    {
        var moments = Enumerable.Range(0, Kills).Select(_ => random.Next(1, Registrations)).Order().ToList();
        foreach (var moment in moments)
        {
            while (registrars.Confirmed.Count < moment && !registering.IsCompleted)
                await Task.Delay(2);
            await Task.Delay(random.Next(0, 40));
            await KillAsync(town);
            if (Requirements.Full && random.Next(3) == 0)
            {
                town.Launch();
                await Task.Delay(random.Next(0, 4_000));
                await KillAsync(town);
            }

            await StartAsync(town);
        }
    }

    async Task KillAsync(TownProcess town)
    {
        await town.KillAsync();
        kills++;
        // What the killed sender held is free again after its lease, which nobody waits for here.
        await town.DatabaseAsync(async db =>
            await db.Set<OutboxMessage>()
                .Where(m => m.State == OutboxState.Leased)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, DateTime.UnixEpoch))
            + await db.Set<WebhookDelivery>()
                .Where(d => d.State == WebhookState.Leased)
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.DueAt, DateTime.UnixEpoch))
        );
    }

    /// <summary>By the command line with the full sizes: a process of its own each time takes seconds to start.</summary>
    static Task<string> MakeKeyAsync(TownProcess town) =>
        Requirements.Full
            ? town.MakeApiKeyAsync("requests:write")
            : town.InScopeAsync(async services =>
                (
                    await services
                        .GetRequiredService<ApiKeyService>()
                        .CreateAsync(
                            new NewApiKey("Essai", ApiScopes.RequestsWrite, 60_000),
                            "test",
                            CancellationToken.None
                        )
                ).Token
            );

    async Task EveryTimelineVerifiesAsync(TownProcess town)
    {
        if (!Requirements.Full)
        {
            var report = await town.InScopeAsync(services =>
                services.GetRequiredService<TimelineVerifier>().VerifyAsync(CancellationToken.None)
            );
            report.Findings.ShouldBeEmpty();
            return;
        }

        await using var audit = await town.CommandAsync("audit", "verify");
        output.WriteLine(audit.Output.Trim());
        audit.ExitCode.ShouldBe(0, audit.Output + audit.Errors);
    }

    static async Task EachIsThereOnceAsync(TownProcess town, Registrars registrars)
    {
        var there = await town.DatabaseAsync(db =>
            db.Set<CitizenRequest>()
                .Where(r => r.Subject.StartsWith("Essai "))
                .Select(r => new { r.Subject, r.Reference })
                .ToListAsync()
        );

        there.Count.ShouldBe(Registrations);
        there
            .ToDictionary(r => r.Subject, r => r.Reference)
            .ShouldBe(
                registrars.Confirmed.ToDictionary(c => Registrars.SubjectOf(c.Key), c => c.Value.Reference),
                ignoreOrder: true
            );
        // A call that was cut short leaves no half of it: nobody without a request.
        var people = await town.DatabaseAsync(db => db.Set<Requester>().CountAsync(r => r.BirthName == "Diop"));
        people.ShouldBe(Registrations);
    }

    static async Task EachReceiptLeftOnceAsync(TownProcess town)
    {
        await NoneWaitsAsync(() =>
            town.DatabaseAsync(db => db.Set<OutboxMessage>().CountAsync(m => m.DueAt < OutboxMessage.Never))
        );
        var receipts = await town.DatabaseAsync(db =>
            db.Set<Correspondence>()
                .Where(c => c.Kind == CorrespondenceKind.RegistrationReceipt && c.Recipient.StartsWith("essai."))
                .Select(c => new { c.Recipient, c.State })
                .ToListAsync()
        );
        var everybody = Enumerable.Range(1, Registrations).Select(Registrars.MailOf).ToList();
        receipts.Select(r => r.Recipient).ShouldBe(everybody, ignoreOrder: true);
        receipts.ShouldAllBe(r => r.State == CorrespondenceState.Done);
        var mails = Directory.EnumerateFiles(Path.Combine(town.DataFolder, "outbox"), "*.eml").Select(AddresseeOf);
        mails.ShouldBe(everybody, ignoreOrder: true);
    }

    static string AddresseeOf(string mail) =>
        File.ReadLines(mail).First(l => l.Contains("@exemple.fr", StringComparison.Ordinal)).Split('<', '>')[1];

    static async Task EachWasToldAsync(TownProcess town, Registrars registrars, WebhookReceiver receiver)
    {
        await NoneWaitsAsync(() =>
            town.DatabaseAsync(db => db.Set<WebhookDelivery>().CountAsync(d => d.State != WebhookState.Delivered))
        );
        var told = receiver
            .Received.Select(call => System.Text.Json.JsonDocument.Parse(call.Body).RootElement)
            .Select(body =>
                (
                    Id: body.GetProperty("id").GetString(),
                    Reference: body.GetProperty("request").GetProperty("reference").GetString()!
                )
            )
            .Distinct()
            .ToList();

        // Told again after a kill, but under the same id: a receiver that reads it does nothing twice.
        told.Select(t => t.Reference)
            .ShouldBe(registrars.Confirmed.Values.Select(c => c.Reference), ignoreOrder: true);
    }

    static async Task NoneWaitsAsync(Func<Task<int>> left)
    {
        var watch = Stopwatch.StartNew();
        while (await left() is var count && count > 0)
        {
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(3), $"{count} still wait.");
            await Task.Delay(200);
        }
    }

    static Task SubscribeAsync(TownProcess town, string target) =>
        town.InScopeAsync(services =>
            services
                .GetRequiredService<WebhookService>()
                .CreateAsync(
                    new WebhookOptions
                    {
                        Name = "Suivi",
                        Target = target,
                        Events = WebhookEvents.Created,
                    },
                    CancellationToken.None
                )
        );
}
