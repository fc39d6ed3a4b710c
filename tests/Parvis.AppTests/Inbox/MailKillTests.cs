using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Requests;
using Parvis.Features.Settings.Mail;
using Parvis.TestKit;
using Xunit.Abstractions;

namespace Parvis.AppTests.Inbox;

/// <summary>The program is killed while it takes and files mail: each message makes one request, with one receipt.</summary>
public sealed class MailKillTests(ITestOutputHelper output)
{
    static readonly int Messages = Requirements.Full ? 5_000 : 80;
    static readonly int Kills = Requirements.Full ? 10 : 2;

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(Requirements.Full ? 30 : 3);

    [SkippableTheory, BothDatabases]
    public async Task Killed_at_any_moment_each_dropped_message_is_filed_exactly_once(DatabaseKind database)
    {
        await using var town = await TownProcess.OfTestTownAsync(database);
        var folder = Directory.CreateDirectory(Path.Combine(town.DataFolder, "inbox")).FullName;
        for (var n = 0; n < Messages; n++)
            await File.WriteAllTextAsync(
                Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{n:00000}.eml")),
                Eml(n),
                new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)
            );

        await RunAndKillAsync(town);

        await EachIsThereOnceAsync(town);
        Directory.EnumerateFiles(folder, "*.eml", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [SkippableTheory, BothDatabases]
    public async Task Killed_at_any_moment_each_message_of_a_mailbox_is_filed_exactly_once(DatabaseKind database)
    {
        await using var post = await PostOffice.OpenAsync();
        var user = post.NewUser();
        await Parallel.ForAsync(
            0,
            Messages,
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (n, _) => await post.SendAsync($"personne{n}@exemple.fr", [user], Eml(n))
        );
        await post.DeliveredAsync();
        await using var town = await TownProcess.OfTestTownAsync(database);
        await AddMailboxAsync(town, post, user);

        await RunAndKillAsync(town);

        await EachIsThereOnceAsync(town);
        await ReachAsync(town, async () => await post.UnreadAsync(user) == 0);
    }

    static string Eml(int n) => InboxStand.Eml($"Message n° {n}", $"Personne {n} <personne{n}@exemple.fr>");

    static Task AddMailboxAsync(TownProcess town, PostOffice post, string user) =>
        town.InScopeAsync(async services =>
        {
            var mailbox = new Mailbox();
            mailbox.Edit(
                new MailboxOptions
                {
                    Name = "Mairie",
                    Address = PostOffice.AddressOf(user),
                    Connection = post.Reading(user, services.GetRequiredService<MailPassword>().Protect),
                }
            );
            var db = services.GetRequiredService<ParvisDbContext>();
            db.Add(mailbox);
            return await db.SaveChangesAsync();
        });

    async Task RunAndKillAsync(TownProcess town)
    {
        var random = new Random(20_261_123);
        var moments = Enumerable.Range(0, Kills).Select(_ => random.Next(1, Messages)).Order().ToList();
        await town.StartAsync();
        foreach (var moment in moments)
        {
            await ReachAsync(town, async () => await FiledAsync(town) >= moment);
            await Task.Delay(random.Next(0, 60));
            await town.KillAsync();
            output.WriteLine($"Killed with {await FiledAsync(town)} filed.");
            await town.StartAsync();
        }

        await ReachAsync(town, async () => await FiledAsync(town) >= Messages);
    }

    static async Task EachIsThereOnceAsync(TownProcess town)
    {
        var requests = await town.DatabaseAsync(db =>
            db.Set<CitizenRequest>().GroupBy(r => r.Subject).Select(g => new { g.Key, Count = g.Count() }).ToListAsync()
        );
        requests.Count.ShouldBe(Messages);
        requests.ShouldAllBe(r => r.Count == 1);
        (await town.DatabaseAsync(db => db.Set<StoredMail>().CountAsync())).ShouldBe(Messages);
        (
            await town.DatabaseAsync(db =>
                db.Set<Correspondence>().CountAsync(c => c.Kind == CorrespondenceKind.RegistrationReceipt)
            )
        ).ShouldBe(Messages);
    }

    static Task<int> FiledAsync(TownProcess town) =>
        town.DatabaseAsync(db => db.Set<StoredMail>().CountAsync(m => m.State == MailState.Filed));

    static async Task ReachAsync(TownProcess town, Func<Task<bool>> reached)
    {
        var until = TimeProvider.System.GetUtcNow() + Patience;
        while (!await reached())
        {
            (TimeProvider.System.GetUtcNow() < until).ShouldBeTrue(town.Log);
            await Task.Delay(20);
        }
    }
}
