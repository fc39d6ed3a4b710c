using Parvis.Mail.Servers;

namespace Parvis.MailPeers;

/// <summary>
/// Debian's Postfix on free loopback ports. It asks a Dovecot who may send, delivers to the mailboxes of that Dovecot,
/// and to nobody else.
/// </summary>
public sealed class PostfixServer : IAsyncDisposable
{
    public const string Domain = "parvis.test";
    const string Program = "/usr/sbin/postfix";

    readonly PeerFolder folder;
    readonly PeerProcess process;
    readonly DovecotServer dovecot;

    PostfixServer(PeerFolder folder, PeerProcess process, DovecotServer dovecot, int port, int tlsPort)
    {
        this.folder = folder;
        this.process = process;
        this.dovecot = dovecot;
        Port = port;
        TlsPort = tlsPort;
    }

    /// <summary>Takes mail for its mailboxes from anybody; offers STARTTLS.</summary>
    public int Port { get; }

    /// <summary>Encrypted from the first byte; only for those who log in.</summary>
    public int TlsPort { get; }

    public MailServer Server =>
        new()
        {
            Host = "127.0.0.1",
            Port = TlsPort,
            TrustedCertificate = dovecot.Certificate.Authority,
        };

    /// <summary>What it did, for a test that wonders.</summary>
    public string Log => File.Exists(folder.In("log")) ? File.ReadAllText(folder.In("log")) : "";

    /// <summary>Why it cannot be started here; null when it can.</summary>
    public static string? Missing =>
        !File.Exists(Program) ? "Postfix (Debian's postfix) is not installed."
        : !PeerProcess.IsRoot ? "Postfix starts for root alone."
        : null;

    public static async Task<PostfixServer> StartAsync(DovecotServer dovecot)
    {
        var folder = new PeerFolder();
        var etc = Directory.CreateDirectory(folder.In("etc")).FullName;
        Directory.CreateDirectory(folder.In("queue"));
        folder.Make("data");
        await PeerProcess.RunAsync("chown", "postfix", folder.In("data"));
        var (port, tlsPort) = (PeerProcess.FreePort(), PeerProcess.FreePort());
        folder.Write("server.pem", dovecot.Certificate.KeyPem + "\n" + dovecot.Certificate.ServerPem);
        folder.Write("mailboxes", string.Join('\n', DovecotServer.Names.Select(n => $"{n}@{Domain} {n}/")) + "\n");
        folder.Write("etc/main.cf", PostfixSettings.MainFile(folder, dovecot));
        folder.Write("etc/master.cf", PostfixSettings.MasterFile(port, tlsPort));
        var process = PeerProcess.Start(user: null, Program, "-c", etc, "start-fg");
        var server = new PostfixServer(folder, process, dovecot, port, tlsPort);
        await process.ListensAsync(tlsPort, () => server.Log);
        return server;
    }

    /// <summary>Nothing it was given waits to be delivered.</summary>
    public bool IsIdle =>
        !((string[])["maildrop", "incoming", "active", "deferred"])
            .Select(name => Path.Combine(folder.In("queue"), name))
            .Any(queue =>
                Directory.Exists(queue) && Directory.EnumerateFiles(queue, "*", SearchOption.AllDirectories).Any()
            );

    public async ValueTask DisposeAsync()
    {
        // Its first process is a script, that a signal would end alone.
        await PeerProcess.RunAsync(Program, "-c", folder.In("etc"), "abort");
        await process.DisposeAsync();
        folder.Dispose();
    }
}
