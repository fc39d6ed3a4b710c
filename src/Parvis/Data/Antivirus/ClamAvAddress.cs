using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Parvis.Data.Antivirus;

/// <summary>Where clamd listens: « host:port », or the path of its socket.</summary>
sealed record ClamAvAddress(EndPoint EndPoint)
{
    const string Setting = "Parvis:ClamAv";

    const int UsualPort = 3310;

    public bool IsFile => EndPoint is UnixDomainSocketEndPoint;

    /// <summary>Null when the town has none.</summary>
    public static ClamAvAddress? Of(IConfiguration configuration)
    {
        var said = configuration[Setting]?.Trim();
        if (string.IsNullOrEmpty(said))
            return null;
        if (Path.IsPathRooted(said))
            return new ClamAvAddress(new UnixDomainSocketEndPoint(said));
        var parts = said.Split(':');
        var port = UsualPort;
        return
            parts.Length <= 2
            && parts[0].Length > 0
            && (parts.Length == 1 || int.TryParse(parts[1], CultureInfo.InvariantCulture, out port))
            ? new ClamAvAddress(new DnsEndPoint(parts[0], port))
            : throw new StartRefusedException($"{Setting} is « host:port » or the path of a socket, not « {said} ».");
    }
}
