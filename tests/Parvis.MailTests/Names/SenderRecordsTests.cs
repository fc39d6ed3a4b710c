using System.Net;
using System.Net.Sockets;
using Parvis.Mail.Names;

namespace Parvis.MailTests.Names;

public sealed class SenderRecordsTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    static readonly Dictionary<string, string[]> Texts = new(StringComparer.Ordinal)
    {
        ["saint-aubin.example"] = ["verification=abc", "v=spf1 include:_spf.relais.example -all"],
        ["_dmarc.saint-aubin.example"] = ["v=DMARC1; p=Quarantine; rua=mailto:dmarc@saint-aubin.example"],
        ["s1._domainkey.saint-aubin.example"] = ["v=DKIM1; k=rsa; p=" + new string('A', 392)],
        ["vieux._domainkey.saint-aubin.example"] = ["v=DKIM1; p="],
        ["courriel.saint-aubin.example"] = ["v=spf1 -all", "v=spf1 mx -all"],
        ["xn--saint-lan-g4a.example"] = ["v=spf1 mx -all"],
    };

    [Fact]
    public async Task The_three_records_of_a_domain_are_found()
    {
        using var server = new NameServerPeer(Texts);

        var found = await FindAsync(server, "saint-aubin.example", "s1");

        found!.Spf.ShouldBe("v=spf1 include:_spf.relais.example -all");
        found.SpfRecords.ShouldBe(1);
        found.Dmarc.ShouldStartWith("v=DMARC1");
        found.DmarcPolicy.ShouldBe("quarantine");
        found.Dkim!.ShouldEndWith("AAAA");
        found.Dkim!.Length.ShouldBe(410);
    }

    [Fact]
    public async Task A_key_withdrawn_is_no_key_and_the_domain_above_speaks_for_those_below()
    {
        using var server = new NameServerPeer(Texts);

        (await FindAsync(server, "saint-aubin.example", "vieux"))!.Dkim.ShouldBeNull();
        var below = await FindAsync(server, "courriel.saint-aubin.example", null);
        below!.DmarcPolicy.ShouldBe("quarantine");
        below.SpfRecords.ShouldBe(2);
    }

    [Fact]
    public async Task A_domain_that_says_nothing_has_no_record()
    {
        using var server = new NameServerPeer(Texts);

        (await FindAsync(server, "inconnue.example", "s1")).ShouldBe(new SenderRecords(null, null, null, null, 0));
    }

    [Fact]
    public async Task A_name_with_accents_is_asked_for_in_letters_of_the_network()
    {
        using var server = new NameServerPeer(Texts);

        (
            await FindAsync(server, "lignyé.example".Replace("yé", "éy", StringComparison.Ordinal), null)
        ).ShouldNotBeNull();
        (await FindAsync(server, "saint-élan.example", null))!.Spf.ShouldBe("v=spf1 mx -all");
    }

    [Fact]
    public async Task What_does_not_fit_in_a_datagram_is_asked_for_again_by_TCP()
    {
        using var server = new NameServerPeer(Texts) { LongestDatagram = 100 };

        (await FindAsync(server, "saint-aubin.example", "s1"))!.Dkim!.Length.ShouldBe(410);
        server.AskedByTcp.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task An_answer_to_another_question_is_passed_over()
    {
        using var server = new NameServerPeer(Texts) { Confuses = true };

        (await FindAsync(server, "saint-aubin.example", null))!.Spf.ShouldNotBeNull();
    }

    [Fact]
    public async Task Without_an_answer_nothing_is_said_of_the_domain()
    {
        using var failing = new NameServerPeer(Texts) { Fails = true };
        (await FindAsync(failing, "saint-aubin.example", "s1")).ShouldBeNull();

        using var silent = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var lookup = new TxtLookup([(IPEndPoint)silent.Client.LocalEndPoint!], TimeSpan.FromMilliseconds(50));
        (await lookup.FindAsync("saint-aubin.example", CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task The_next_server_is_asked_when_the_first_does_not_answer()
    {
        using var failing = new NameServerPeer(Texts) { Fails = true };
        using var server = new NameServerPeer(Texts);
        var lookup = new TxtLookup([failing.Address, server.Address], Patience);

        (await lookup.FindAsync("saint-aubin.example", CancellationToken.None))!.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a..b")]
    [InlineData(".example")]
    public async Task What_is_not_a_name_is_refused(string name)
    {
        using var server = new NameServerPeer(Texts);
        var lookup = new TxtLookup([server.Address], Patience);

        await Should.ThrowAsync<ArgumentException>(() => lookup.FindAsync(name, CancellationToken.None));
    }

    static Task<SenderRecords?> FindAsync(NameServerPeer server, string domain, string? selector) =>
        SenderRecords.FindAsync(new TxtLookup([server.Address], Patience), domain, selector, CancellationToken.None);
}
