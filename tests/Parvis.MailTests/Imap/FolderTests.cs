using Parvis.Mail.Imap;
using Parvis.Mail.Servers;

namespace Parvis.MailTests.Imap;

/// <summary>Folders, what they are called on the wire, and what they hold.</summary>
public sealed class FolderTests
{
    [Theory]
    [InlineData("INBOX", "INBOX")]
    [InlineData("Éléments envoyés", "&AMk-l&AOk-ments envoy&AOk-s")]
    [InlineData("Voirie & réseaux", "Voirie &- r&AOk-seaux")]
    [InlineData("台北", "&U,BTFw-")]
    [InlineData("Reçus 🚮", "Re&AOc-us &2D3erg-")]
    [InlineData("A&-B", "A&--B")]
    public void A_name_is_written_as_servers_want_it_and_read_back(string name, string written)
    {
        ImapFolderNames.Encode(name).ShouldBe(written);
        ImapFolderNames.Decode(written).ShouldBe(name);
    }

    [Theory]
    [InlineData("&")]
    [InlineData("A & B")]
    [InlineData("&AMk")]
    [InlineData("&é-")]
    [InlineData("Reçus")]
    public void A_name_that_is_badly_written_is_read_as_it_is(string written) =>
        ImapFolderNames.Decode(written).ShouldBe(written);

    [Theory]
    [InlineData("")]
    [InlineData("a\r\nA4 DELETE INBOX")]
    [InlineData("a\0")]
    public void A_name_that_no_folder_has_is_refused(string name) =>
        Should.Throw<ArgumentException>(() => ImapFolderNames.Encode(name));

    [Fact]
    public async Task Selecting_tells_the_numbers_of_the_folder()
    {
        await using var server = ImapScripts.After(
            "C: A3 SELECT \"R&AOk-ponses\"",
            "S: * FLAGS (\\Seen)",
            "S: * 3 EXISTS",
            "S: * OK [UIDVALIDITY 4294967295] valid",
            "S: * OK [UIDNEXT 12] next",
            "S: A3 OK [READ-ONLY] done",
            "C: A4 SELECT \"vieux\"",
            "S: * 0 EXISTS",
            "S: * OK [UIDVALIDITY 5]",
            "S: A4 OK"
        );
        await using var mailbox = await ImapScripts.OpenAsync(server);

        (await mailbox.SelectAsync("Réponses", default)).ShouldBe(new SelectedFolder(uint.MaxValue, 12, 3, true));
        mailbox.Exists.ShouldBe(3);
        (await mailbox.SelectAsync("vieux", default)).ShouldBe(new SelectedFolder(5, null, 0, false));
    }

    [Theory]
    [InlineData(MailServerReason.FolderMissing, "S: A3 NO [NONEXISTENT] no such mailbox")]
    [InlineData(MailServerReason.FolderMissing, "S: A3 NO no such mailbox")]
    [InlineData(MailServerReason.FolderMissing, "S: A3 NO [CANNOT] Character not allowed in mailbox name: '/'")]
    [InlineData(MailServerReason.Refused, "S: A3 NO [NOPERM] not yours")]
    [InlineData(MailServerReason.Busy, "S: A3 NO [UNAVAILABLE] later")]
    [InlineData(MailServerReason.NotSupported, "S: A3 OK without UIDVALIDITY")]
    public async Task A_folder_that_cannot_be_selected_leaves_the_connection_good(
        MailServerReason reason,
        string answer
    )
    {
        await using var server = ImapScripts.After("C: A3 SELECT \"x\"", answer, "C: A4 NOOP", "S: A4 OK");
        await using var mailbox = await ImapScripts.OpenAsync(server);

        (await ImapScripts.ReasonAsync(() => mailbox.SelectAsync("x", default))).ShouldBe(reason);
        await mailbox.NoopAsync(default);
    }

    [Fact]
    public async Task Folders_are_counted_and_listed()
    {
        await using var server = ImapScripts.After(
            "C: A3 STATUS \"INBOX\" (MESSAGES UNSEEN UIDVALIDITY UIDNEXT)",
            "S: * STATUS INBOX (UIDNEXT 9 MESSAGES 5 UNSEEN 2 UIDVALIDITY 1)",
            "S: A3 OK done",
            "C: A4 LIST \"\" \"*\"",
            "S: * LIST (\\HasChildren) \"/\" INBOX",
            "S: * LIST (\\Noselect) \"/\" \"Archives\"",
            "S= * LIST (\\Sent) \"/\" {17}\r\nArchives/2026 \"x\"\r\n",
            "S: * LIST () NIL \"&AMk-t&AOk-\"",
            "S: A4 OK done"
        );
        await using var mailbox = await ImapScripts.OpenAsync(server);

        (await mailbox.StatusAsync("INBOX", default)).ShouldBe(new FolderStatus(5, 2, 1, 9));
        var folders = await mailbox.ListAsync(default);
        folders.Select(f => f.Name).ShouldBe(["INBOX", "Archives", "Archives/2026 \"x\"", "Été"]);
        folders.Select(f => f.CanSelect).ShouldBe([true, false, true, true]);
        folders.Select(f => f.Separator).ShouldBe(['/', '/', '/', null]);
        folders[2].Attributes.ShouldBe(["\\Sent"]);
    }

    [Theory]
    [InlineData("S: A3 NO [CANNOT] Character not allowed in mailbox name: '/'")]
    [InlineData("S: A3 NO [NONEXISTENT] no such mailbox")]
    public async Task A_name_that_no_folder_can_have_is_told_of_its_name(string answer)
    {
        await using var counting = ImapScripts.After(
            "C: A3 STATUS \"x/y\" (MESSAGES UNSEEN UIDVALIDITY UIDNEXT)",
            answer
        );
        await using var counted = await ImapScripts.OpenAsync(counting);
        (await ImapScripts.ReasonAsync(() => counted.StatusAsync("x/y", default))).ShouldBe(
            MailServerReason.FolderMissing
        );

        await using var creating = ImapScripts.After(
            "C: A3 CREATE \"x/y\"",
            answer,
            "C: A4 LIST \"\" \"*\"",
            "S: A4 OK"
        );
        await using var created = await ImapScripts.OpenAsync(creating);
        (await ImapScripts.ReasonAsync(() => created.CreateFolderAsync("x/y", default))).ShouldBe(
            MailServerReason.FolderMissing
        );
    }

    [Fact]
    public async Task A_folder_that_is_there_already_is_no_failure()
    {
        await using var server = ImapScripts.After(
            "C: A3 CREATE \"Class&AOk-s\"",
            "S: A3 NO [ALREADYEXISTS] there already",
            "C: A4 LIST \"\" \"*\"",
            "S: * LIST () \"/\" \"Class&AOk-s\"",
            "S: A4 OK",
            "C: A5 SUBSCRIBE \"Class&AOk-s\"",
            "S: A5 OK",
            "C: A6 CREATE \"interdit\"",
            "S: A6 NO [NOPERM] no",
            "C: A7 LIST \"\" \"*\"",
            "S: A7 OK"
        );
        await using var mailbox = await ImapScripts.OpenAsync(server);

        await mailbox.CreateFolderAsync("Classés", default);
        (await ImapScripts.ReasonAsync(() => mailbox.CreateFolderAsync("interdit", default))).ShouldBe(
            MailServerReason.Refused
        );
    }
}
