using Parvis.Mail.Imap;
using Parvis.Mail.Servers;

namespace Parvis.MailTests.Imap;

/// <summary>Finding, marking, moving and erasing, with what each server can do.</summary>
public sealed class FilingTests
{
    [Fact]
    public async Task What_is_sought_is_said_and_what_was_not_sought_is_left_out()
    {
        await using var server = ImapScripts.After(
            "C: A3 UID SEARCH UID 9:* UNKEYWORD $Parvis",
            // « 9:* » finds the last message even below 9.
            "S: * SEARCH 8",
            "S: * SEARCH 12 9",
            "S: A3 OK",
            "C: A4 UID SEARCH UID 1:20 FLAGGED UNSEEN HEADER Message-ID \"a@b\"",
            "S: A4 OK"
        );
        await using var mailbox = await ImapScripts.OpenAsync(server);

        (await mailbox.SearchAsync(new MessageQuery { FromUid = 9, Without = "$Parvis" }, default)).ShouldBe([9u, 12u]);
        var query = new MessageQuery
        {
            ToUid = 20,
            With = MailFlags.Flagged,
            Without = MailFlags.Seen,
            MessageId = "a@b",
        };
        (await mailbox.SearchAsync(query, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Messages_are_described_in_any_order()
    {
        await using var server = ImapScripts.After(
            "C: A3 UID FETCH 3:5,9 (UID FLAGS INTERNALDATE RFC822.SIZE)",
            "S: * 2 FETCH (RFC822.SIZE 4500 UID 9 FLAGS () INTERNALDATE \"28-Nov-2026 09:05:07 +0100\")",
            "S: * 1 FETCH (UID 3 FLAGS (\\Seen $Parvis) INTERNALDATE \" 1-Jan-2026 00:00:00 +0000\" RFC822.SIZE 12)",
            "S: * 7 FETCH (FLAGS (\\Seen))",
            "S: A3 OK"
        );
        await using var mailbox = await ImapScripts.OpenAsync(server);

        var described = await mailbox.DescribeAsync([9, 4, 3, 5, 4], default);

        described.Select(d => d.Uid).ShouldBe([3u, 9u]);
        described[0].Flags.ShouldBe(["\\Seen", "$Parvis"]);
        described[0].ArrivedAt.ShouldBe(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        described[1].Size.ShouldBe(4500);
        described[1].ArrivedAt.ShouldBe(new DateTimeOffset(2026, 11, 28, 9, 5, 7, TimeSpan.FromHours(1)));
    }

    [Fact]
    public void Many_messages_are_named_in_several_short_lines()
    {
        var sets = ImapUidSets.Of([.. Enumerable.Range(1, 5000).Select(n => (uint)n * 2)]).ToList();

        sets.Count.ShouldBeGreaterThan(10);
        sets.ShouldAllBe(s => s.Length < 920);
        sets.SelectMany(s => s.Split(','))
            .Select(uint.Parse)
            .ShouldBe(Enumerable.Range(1, 5000).Select(n => (uint)n * 2));
        ImapUidSets.Of([]).ShouldBeEmpty();
        Should.Throw<ArgumentException>(() => ImapUidSets.Of([0]));
    }

    [Fact]
    public async Task A_server_that_can_move_moves()
    {
        await using var server = ImapScripts.AfterCapable(
            "MOVE UIDPLUS",
            "C: A3 UID MOVE 4:5 \"Class&AOk-s\"",
            "S: * OK [COPYUID 1 4:5 1:2]",
            "S: * 1 EXPUNGE",
            "S: A3 OK",
            "C: A4 UID MOVE 6 \"absent\"",
            "S: A4 NO [TRYCREATE] no such mailbox",
            "C: A5 LOGOUT",
            "S: A5 OK"
        );
        await using (var mailbox = await ImapScripts.OpenAsync(server))
        {
            await mailbox.MoveAsync([4, 5], "Classés", default);
            (await ImapScripts.ReasonAsync(() => mailbox.MoveAsync([6], "absent", default))).ShouldBe(
                MailServerReason.FolderMissing
            );
        }

        await server.PlayedAsync();
    }

    [Fact]
    public async Task Elsewhere_it_is_copied_then_erased_alone()
    {
        await using var server = ImapScripts.AfterCapable(
            "UIDPLUS",
            "C: A3 UID COPY 4:5 \"Archives\"",
            "S: A3 OK",
            "C: A4 UID STORE 4:5 +FLAGS.SILENT (\\Deleted)",
            "S: A4 OK",
            "C: A5 UID EXPUNGE 4:5",
            "S: A5 OK",
            "C: A6 LOGOUT",
            "S: A6 OK"
        );
        await using (var mailbox = await ImapScripts.OpenAsync(server))
            await mailbox.MoveAsync([4, 5], "Archives", default);
        await server.PlayedAsync();
    }

    [Theory]
    [InlineData("S: * SEARCH 4", true)]
    [InlineData("S: * SEARCH 4 11", false)]
    public async Task A_server_that_erases_all_or_nothing_erases_what_others_marked_never(string marked, bool erases)
    {
        string[] end = erases
            ? ["C: A6 EXPUNGE", "S: A6 OK", "C: A7 LOGOUT", "S: A7 OK"]
            : ["C: A6 LOGOUT", "S: A6 OK"];
        await using var server = ImapScripts.After([
            "C: A3 UID COPY 4 \"Archives\"",
            "S: A3 OK",
            "C: A4 UID STORE 4 +FLAGS.SILENT (\\Deleted)",
            "S: A4 OK",
            "C: A5 UID SEARCH UID 1:* DELETED",
            marked,
            "S: A5 OK",
            .. end,
        ]);
        await using (var mailbox = await ImapScripts.OpenAsync(server))
            await mailbox.MoveAsync([4], "Archives", default);
        await server.PlayedAsync();
    }

    [Fact]
    public async Task Flags_are_added_and_removed_and_nothing_else_is_taken_for_one()
    {
        await using var server = ImapScripts.After(
            "C: A3 UID STORE 4 +FLAGS.SILENT (\\Seen $Parvis)",
            "S: A3 OK",
            "C: A4 UID STORE 4 -FLAGS.SILENT (\\Seen)",
            "S: A4 OK",
            "C: A5 LOGOUT",
            "S: A5 OK"
        );
        await using (var mailbox = await ImapScripts.OpenAsync(server))
        {
            await mailbox.AddFlagsAsync([4], [MailFlags.Seen, "$Parvis"], default);
            await mailbox.RemoveFlagsAsync([4], [MailFlags.Seen], default);
            foreach (var flag in (string[])["", "\\", "a b", "a)", "é", "a\r\nb"])
                await Should.ThrowAsync<ArgumentException>(() => mailbox.AddFlagsAsync([4], [flag], default));
        }

        await server.PlayedAsync();
    }
}
