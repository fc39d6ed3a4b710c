using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Inbox.Jobs;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.Features.Settings.Mail;
using Parvis.MailPeers;
using Parvis.TestKit;

namespace Parvis.AppTests.Inbox;

/// <summary>
/// Two mailboxes of the town and a robot of a resident answer each other through a real Postfix and a real Dovecot: it
/// stops, however rude the robot is.
/// </summary>
public sealed partial class RobotTests
{
    /// <summary>Many more than any of them needs to stop.</summary>
    const int MostRounds = 15;

    /// <summary>What a robot says of itself.</summary>
    public enum Manners
    {
        /// <summary>Auto-Submitted, as RFC 3834 asks.</summary>
        Polite,

        /// <summary>Looks like somebody who answers.</summary>
        Silent,

        /// <summary>Nothing ties its answers to what they answer, nor to each other.</summary>
        Rude,
    }

    [SkippableTheory]
    [InlineData(DatabaseKind.Sqlite, Manners.Polite, 1)]
    [InlineData(DatabaseKind.PostgreSql, Manners.Polite, 1)]
    [InlineData(DatabaseKind.Sqlite, Manners.Silent, 1)]
    [InlineData(DatabaseKind.PostgreSql, Manners.Silent, 1)]
    [InlineData(DatabaseKind.Sqlite, Manners.Rude, null)]
    [InlineData(DatabaseKind.PostgreSql, Manners.Rude, null)]
    public async Task A_robot_that_answers_everything_is_acknowledged_and_then_left_alone(
        DatabaseKind database,
        Manners manners,
        int? receipts
    )
    {
        await using var post = await PostOffice.OpenAsync();
        await using var app = await TownApp.StartAsync(database);
        var (roads, parks, robot) = (post.NewUser(), post.NewUser(), post.NewUser());
        await ConnectAsync(app, post, roads, app.Town.Roads);
        await ConnectAsync(app, post, parks, app.Town.Parks);
        await post.SendAsync(
            PostOffice.AddressOf(robot),
            [roads, parks],
            InboxStand.Eml("Bonjour", $"Absente <{PostOffice.AddressOf(robot)}>")
        );

        var heard = 0;
        var rounds = 0;
        for (var quiet = 0; quiet < 2; rounds++)
        {
            rounds.ShouldBeLessThan(MostRounds, "They would answer each other all night.");
            await post.DeliveredAsync();
            await ReadMailAsync(app, post, roads, parks);
            await SendAsync(app);
            await post.DeliveredAsync();
            var received = await post.ReadNewAsync(robot);
            heard += received.Count;
            quiet = received.Count == 0 ? quiet + 1 : 0;
            foreach (var message in received)
                await AnswerAsync(post, robot, Encoding.UTF8.GetString(message), manners);
        }

        var most = receipts ?? (await SettingsAsync(app)).ReceiptsPerSenderAndDay;
        heard.ShouldBe(most);
        (await app.DatabaseAsync(db => db.Set<StoredMail>().CountAsync(m => m.State == MailState.ToSort))).ShouldBe(0);
        (await app.RequestCountAsync()).ShouldBe(manners == Manners.Rude ? most + 1 : 1);
    }

    [SkippableTheory, BothDatabases]
    public async Task Two_mailboxes_of_the_town_never_answer_each_other(DatabaseKind database)
    {
        await using var post = await PostOffice.OpenAsync();
        await using var app = await TownApp.StartAsync(database);
        var (roads, parks) = (post.NewUser(), post.NewUser());
        await ConnectAsync(app, post, roads, app.Town.Roads);
        await ConnectAsync(app, post, parks, app.Town.Parks);
        await post.SendAsync(
            PostOffice.AddressOf(roads),
            [parks],
            InboxStand.Eml("À vous", $"Voirie <{PostOffice.AddressOf(roads)}>")
        );

        for (var round = 0; round < 5; round++)
        {
            await post.DeliveredAsync();
            await ReadMailAsync(app, post, roads, parks);
            await SendAsync(app);
        }

        (await app.RequestCountAsync()).ShouldBe(1);
        (await app.DatabaseAsync(db => db.Set<OutboxMessage>().CountAsync())).ShouldBeLessThanOrEqualTo(1);
    }

    static async Task ConnectAsync(TownApp app, PostOffice post, string user, Guid department)
    {
        await app.InScopeAsync(services =>
            services
                .GetRequiredService<Transactions>()
                .RunAsync(
                    () => services.GetRequiredService<SettingsStore>().SaveAsync(post.Sending),
                    CancellationToken.None
                )
        );
        var protect = app.Services.GetRequiredService<MailPassword>();
        await app.AddMailboxAsync(
            new MailboxOptions
            {
                Name = user,
                Address = PostOffice.AddressOf(user),
                DepartmentId = department,
                Connection = post.Reading(user, protect.Protect),
            }
        );
    }

    /// <summary>The mailboxes stay open: what arrives is told, kept, and marked as read there.</summary>
    static async Task ReadMailAsync(TownApp app, PostOffice post, params string[] users)
    {
        await app.RunJobAsync<FetchMailJob>();
        foreach (var user in users)
        {
            for (var turn = 0; await post.UnreadAsync(user) > 0; turn++)
            {
                turn.ShouldBeLessThan(200, "It was not fetched.");
                await Task.Delay(100);
            }
        }

        await app.FileDueAsync();
    }

    static async Task SendAsync(TownApp app)
    {
        for (var turn = 0; turn < 100; turn++)
        {
            await app.RunJobAsync<SendOutboxJob>();
            if (!await app.DatabaseAsync(db => db.Set<OutboxMessage>().AnyAsync(m => m.State < OutboxState.Sent)))
                return;
            await Task.Delay(50);
        }
    }

    static Task<RequestSettings> SettingsAsync(TownApp app) =>
        app.InScopeAsync(async services =>
            await services.GetRequiredService<SettingsStore>().GetAsync<RequestSettings>(CancellationToken.None)
        );

    static async Task AnswerAsync(PostOffice post, string robot, string message, Manners manners)
    {
        var id = MessageId().Match(message).Groups["id"].Value;
        var to = ReplyTo().Match(message).Groups["address"].Value;
        to.ShouldEndWith($"@{PostfixServer.Domain}", customMessage: "The answer comes back to a mailbox that is read.");
        string[] fields = manners switch
        {
            Manners.Polite => [$"In-Reply-To: <{id}>", "Auto-Submitted: auto-replied"],
            Manners.Silent => [$"In-Reply-To: <{id}>", $"References: <{id}>"],
            Manners.Rude => [],
        };
        await post.SendAsync(
            PostOffice.AddressOf(robot),
            [to.Split('@')[0]],
            InboxStand.Eml(
                manners == Manners.Rude ? $"Lu {Guid.NewGuid():N}" : "Re: votre demande",
                $"Absente <{PostOffice.AddressOf(robot)}>",
                $"Je ne suis pas là. {Guid.NewGuid():N}",
                null,
                fields
            )
        );
    }

    [GeneratedRegex(
        @"^Message-ID: <(?<id>[^>]+)>",
        RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex MessageId();

    [GeneratedRegex(
        @"^Reply-To:(?:[^<\n]|\n[ \t])*<(?<address>[^>]+)>",
        RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex ReplyTo();
}
