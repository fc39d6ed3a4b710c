using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Parvis.Mail.Imap;
using Parvis.Mail.Servers;
using Parvis.MailPeers;
using Parvis.MailTests.Imap;

namespace Parvis.MailTests;

/// <summary>Reaching a server and trusting it, before any protocol.</summary>
public sealed class ReachTests
{
    static readonly TimeSpan TwoDays = TimeSpan.FromDays(2);

    [Fact]
    public async Task A_server_that_is_not_there_is_told_apart()
    {
        (await ReasonAsync(new MailServer { Host = "serveur.invalid", Port = 993 })).ShouldBe(
            MailServerReason.HostUnknown
        );
        (await ReasonAsync(new MailServer { Host = "127.0.0.1", Port = PeerProcess.FreePort() })).ShouldBe(
            MailServerReason.ConnectionRefused
        );
    }

    [Fact]
    public async Task A_server_that_never_encrypts_is_not_waited_for()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var server = new MailServer
        {
            Host = "127.0.0.1",
            Port = ((IPEndPoint)listener.LocalEndpoint).Port,
            ConnectTimeout = TimeSpan.FromMilliseconds(300),
        };

        (await ReasonAsync(server)).ShouldBe(MailServerReason.TimedOut);
    }

    [Fact]
    public async Task A_port_in_clear_taken_for_an_encrypted_one_is_told()
    {
        await using var server = new ScriptedServer("S: * OK ready", "MUTE");

        (await ReasonAsync(server.Server with { Encryption = MailEncryption.Tls })).ShouldBe(
            MailServerReason.TlsFailed
        );
    }

    [Fact]
    public async Task A_certificate_is_trusted_by_its_authority_or_by_itself_never_otherwise()
    {
        using var good = PeerCertificate.Make();
        using var another = PeerCertificate.Make();
        using var elsewhere = PeerCertificate.Make("autre.example");
        using var old = PeerCertificate.Make(age: TwoDays);
        using var pinned = X509CertificateLoader.LoadCertificate(elsewhere.Server.RawData);
        using var pinnedOld = X509CertificateLoader.LoadCertificate(old.Server.RawData);

        (await EntersAsync(good, good.Authority)).ShouldBeNull();
        (await EntersAsync(good, null)).ShouldBe(MailServerReason.CertificateRefused);
        (await EntersAsync(good, another.Authority)).ShouldBe(MailServerReason.CertificateRefused);
        // Its authority does not vouch for another name; the certificate itself, given by hand, does for any.
        (await EntersAsync(elsewhere, elsewhere.Authority)).ShouldBe(MailServerReason.CertificateRefused);
        (await EntersAsync(elsewhere, pinned)).ShouldBeNull();
        (await EntersAsync(old, old.Authority)).ShouldBe(MailServerReason.CertificateRefused);
        (await EntersAsync(old, pinnedOld)).ShouldBe(MailServerReason.CertificateRefused);
    }

    static async Task<MailServerReason?> EntersAsync(PeerCertificate shown, X509Certificate2? trusted)
    {
        await using var server = new ScriptedServer(shown, ["TLS", .. ImapScripts.Opening, "C: A3 LOGOUT", "S: A3 OK"]);
        try
        {
            var target = server.Server with { Encryption = MailEncryption.Tls, TrustedCertificate = trusted };
            await (await new ImapClient().OpenAsync(target, ImapScripts.Login, default)).DisposeAsync();
            return null;
        }
        catch (MailServerException refused)
        {
            return refused.Reason;
        }
    }

    static async Task<MailServerReason> ReasonAsync(MailServer server) =>
        (
            await Should.ThrowAsync<MailServerException>(() =>
                new ImapClient().OpenAsync(server, ImapScripts.Login, default)
            )
        ).Reason;
}
