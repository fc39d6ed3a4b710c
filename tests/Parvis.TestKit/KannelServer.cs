using System.Net;
using System.Net.Sockets;
using System.Text;
using Parvis.MailPeers;

namespace Parvis.TestKit;

/// <summary>
/// Debian's Kannel on free loopback ports: its HTTP interface, and the side of an operator where this process stands and
/// reads what would have gone over the air, one line for each segment.
/// </summary>
public sealed class KannelServer : IAsyncDisposable
{
    const string BearerBox = "/usr/sbin/bearerbox";
    const string SmsBox = "/usr/sbin/smsbox";

    readonly DirectoryInfo folder;
    readonly PeerProcess bearer;
    readonly PeerProcess sms;
    readonly TcpClient operatorSide;
    readonly StreamReader air;

    KannelServer(DirectoryInfo folder, PeerProcess bearer, PeerProcess sms, TcpClient operatorSide, int port)
    {
        this.folder = folder;
        this.bearer = bearer;
        this.sms = sms;
        this.operatorSide = operatorSide;
        air = new StreamReader(operatorSide.GetStream(), Encoding.UTF8);
        Address =
            $"http://127.0.0.1:{port}/cgi-bin/sendsms?username=parvis&password={{secret}}&from={{expediteur}}&to={{numero}}&text={{texte}}&coding={{codage}}&charset=UTF-8";
    }

    /// <summary>The password its one user has.</summary>
    public static string Password => "mot-de-passe-kannel";

    /// <summary>As its administrator would write it on « Textos ».</summary>
    public string Address { get; }

    /// <summary>The test is skipped where Kannel is not installed.</summary>
    public static async Task<KannelServer> StartAsync()
    {
        Requirements.Need(File.Exists(BearerBox), "bearerbox (Debian's kannel) is not installed.");
        var folder = Directory.CreateTempSubdirectory("kannel");
        var (admin, boxes, smsc, http) = (Port(), Port(), Port(), Port());
        var settings = Path.Combine(folder.FullName, "kannel.conf");
        await File.WriteAllTextAsync(
            settings,
            $"""
            group = core
            admin-port = {admin}
            admin-interface = "127.0.0.1"
            admin-password = {Password}
            smsbox-port = {boxes}
            smsbox-interface = "127.0.0.1"
            box-deny-ip = "*.*.*.*"
            box-allow-ip = "127.0.0.1"

            group = smsc
            smsc = fake
            port = {smsc}
            connect-allow-ip = "127.0.0.1"

            group = smsbox
            bearerbox-host = 127.0.0.1
            sendsms-port = {http}
            sendsms-interface = "127.0.0.1"

            group = sendsms-user
            username = parvis
            password = {Password}
            max-messages = 10
            concatenation = true

            group = sms-service
            keyword = default
            text = "Parvis"

            """
        );
        var bearer = PeerProcess.Start(user: null, BearerBox, "-v", "4", settings);
        await bearer.ListensAsync(boxes, static () => "");
        await bearer.ListensAsync(smsc, static () => "");
        var operatorSide = new TcpClient();
        await operatorSide.ConnectAsync(IPAddress.Loopback, smsc);
        var sms = PeerProcess.Start(user: null, SmsBox, "-v", "4", settings);
        await sms.ListensAsync(http, static () => "");
        return new KannelServer(folder, bearer, sms, operatorSide, http);
    }

    /// <summary>The next segment that would have left.</summary>
    public async Task<string> NextSegmentAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await air.ReadLineAsync(patience.Token)
            ?? throw new InvalidOperationException("Kannel closed the operator's side.");
    }

    public async ValueTask DisposeAsync()
    {
        air.Dispose();
        operatorSide.Dispose();
        await sms.DisposeAsync();
        await bearer.DisposeAsync();
        folder.Delete(recursive: true);
    }

    static int Port() => PeerProcess.FreePort();
}
