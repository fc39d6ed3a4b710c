using Parvis.Mail.Servers;

namespace Parvis.MailPeers;

/// <summary>Debian's Dovecot on free loopback ports, with mailboxes of its own in a throw-away folder.</summary>
public sealed class DovecotServer : IAsyncDisposable
{
    public const string Password = "mot de passe \"entre\" guillemets";
    const string Program = "/usr/sbin/dovecot";
    const int Users = 100;

    readonly PeerFolder folder;
    readonly PeerCertificate certificate;
    readonly PeerProcess process;
    readonly TokenServer tokens;
    int users;
    int delivered;

    DovecotServer(
        PeerFolder folder,
        PeerCertificate certificate,
        PeerProcess process,
        TokenServer tokens,
        int clear,
        int tls
    )
    {
        this.tokens = tokens;
        this.folder = folder;
        this.certificate = certificate;
        this.process = process;
        ClearPort = clear;
        TlsPort = tls;
    }

    /// <summary>Every user it knows.</summary>
    public static IEnumerable<string> Names => Enumerable.Range(1, Users).Select(Name);

    /// <summary>Who runs it, and owns its mail.</summary>
    public static string User => PeerProcess.IsRoot ? "dovecot" : Environment.UserName;

    public string UserId { get; private init; } = "";

    public string GroupId { get; private init; } = "";

    /// <summary>In clear until STARTTLS.</summary>
    public int ClearPort { get; }

    public int TlsPort { get; }

    /// <summary>Where Postfix asks whether a password is right.</summary>
    public string AuthenticationSocket => folder.In("run/parvis-auth");

    /// <summary>One folder in Maildir form for each user.</summary>
    public string MailFolder => folder.In("mail");

    /// <summary>What it did, for a test that wonders.</summary>
    public string Log => File.Exists(folder.In("log")) ? File.ReadAllText(folder.In("log")) : "";

    public PeerCertificate Certificate => certificate;

    public MailServer Server =>
        new()
        {
            Host = "127.0.0.1",
            Port = TlsPort,
            TrustedCertificate = certificate.Authority,
        };

    /// <summary>Why it cannot be started here; null when it can.</summary>
    public static string? Missing => File.Exists(Program) ? null : "Dovecot (Debian's dovecot-imapd) is not installed.";

    public static async Task<DovecotServer> StartAsync()
    {
        var folder = new PeerFolder();
        var certificate = PeerCertificate.Make();
        var (clear, tls) = (PeerProcess.FreePort(), PeerProcess.FreePort());
        foreach (var name in (string[])["run", "state", "mail"])
            folder.Make(name);
        folder.Write("server.pem", certificate.ServerPem);
        folder.Write("key.pem", certificate.KeyPem);
        folder.Write("users", string.Join('\n', Names.Select(n => $"{n}:{{PLAIN}}{Password}")));
        var tokens = new TokenServer();
        folder.Write(
            "tokens",
            $"tokeninfo_url = http://127.0.0.1:{tokens.Port}/?token=\nusername_attribute = username\n"
        );
        var group = await PeerProcess.RunAsync("id", "-gn", User);
        var settings = DovecotSettings.Of(folder, User, group, clear, tls);
        var process = PeerProcess.Start(User, Program, "-F", "-c", folder.Write("dovecot.conf", settings));
        var server = new DovecotServer(folder, certificate, process, tokens, clear, tls)
        {
            UserId = await PeerProcess.RunAsync("id", "-u", User),
            GroupId = await PeerProcess.RunAsync("id", "-g", User),
        };
        try
        {
            await process.ListensAsync(tls, () => server.Log);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Of the application that may open every mailbox here.</summary>
    public const string ApplicationSecret = "secret de l'application";

    /// <summary>Where that application asks for tokens; its scope names the mailbox.</summary>
    public Uri TokenAddress => new($"http://127.0.0.1:{tokens.Port}/jetons");

    /// <summary>How many it was given.</summary>
    public int TokensGranted => tokens.Granted;

    /// <summary>An access token of that user, good for XOAUTH2.</summary>
    public static string TokenOf(string user) => TokenServer.TokenOf(user);

    /// <summary>A mailbox that no other test has.</summary>
    public string NewUser()
    {
        var user = Name(Interlocked.Increment(ref users));
        foreach (var part in (string[])["", "/tmp", "/cur", "/new"])
            folder.Make($"mail/{user}{part}");
        return user;
    }

    /// <summary>As a delivery agent does it: whole or not at all.</summary>
    public void Deliver(string user, ReadOnlySpan<byte> message)
    {
        var name = $"{1_800_000_000 + Interlocked.Increment(ref delivered)}.parvis.test";
        var temporary = folder.In($"mail/{user}/tmp/{name}");
        File.WriteAllBytes(temporary, message);
        File.Move(temporary, folder.In($"mail/{user}/new/{name}"));
    }

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        await tokens.DisposeAsync();
        folder.Dispose();
        certificate.Dispose();
    }

    static string Name(int number) => $"boite{number}";
}
