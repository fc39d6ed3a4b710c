using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Inbox.Jobs;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.TestKit;

namespace Parvis.AppTests.Inbox;

/// <summary>Whoever looks at the mailboxes sees which ones are not well, and for as long as they are not.</summary>
public sealed class MailboxWatchTests
{
    [SkippableTheory, BothDatabases]
    public async Task A_silence_that_was_told_is_told_until_something_arrives(DatabaseKind database)
    {
        var server = new MailboxPeer();
        await using var app = await InboxStand.StartAsync(database, server);
        for (var day = 25; day > 0; day--)
            server.Deliver(InboxStand.Eml(), app.Clock.GetUtcNow().AddDays(-day));
        await app.AddMailboxAsync(FilingTests.Options(app.Town.Roads, "Voirie") with { Active = true });
        await app.ReadMailboxesAsync();
        await app.RunJobAsync<WatchMailboxesJob>();
        (await StateAsync(app)).SilentSince.ShouldBeNull();

        app.Clock.Advance(TimeSpan.FromDays(6));
        await app.RunJobAsync<WatchMailboxesJob>();
        var since = (await StateAsync(app)).SilentSince.ShouldNotBeNull();
        // Fewer and fewer messages are left to compare with, then none.
        foreach (var days in (int[])[15, 30])
        {
            app.Clock.Advance(TimeSpan.FromDays(days));
            await app.RunJobAsync<WatchMailboxesJob>();
            (await StateAsync(app)).SilentSince.ShouldBe(since);
        }

        server.Deliver(InboxStand.Eml("Enfin"), app.Clock.GetUtcNow());
        await app.ReadMailboxesAsync();
        await app.RunJobAsync<WatchMailboxesJob>();

        (await StateAsync(app)).SilentSince.ShouldBeNull();
    }

    [SkippableTheory, BothDatabases]
    public async Task A_reading_that_stops_of_something_unforeseen_is_told_until_the_next_one(DatabaseKind database)
    {
        var server = new MailboxPeer { Mishap = new InvalidOperationException("Thrown by the test.") };
        await using var app = await InboxStand.StartAsync(database, server);
        await app.AddMailboxAsync(FilingTests.Options(app.Town.Roads, "Voirie") with { Active = true });

        await app.ReadMailboxesAsync();
        (await StateAsync(app)).Problem.ShouldBe(MailboxProblems.Unforeseen);

        server.Mishap = null;
        await app.ReadMailboxesAsync();
        (await StateAsync(app)).Problem.ShouldBeEmpty();
    }

    static async Task<MailboxState> StateAsync(TownApp app) => (await app.ReadMailboxStateAsync())!;
}
