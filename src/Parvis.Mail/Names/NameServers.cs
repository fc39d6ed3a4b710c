using System.Net;
using System.Net.NetworkInformation;

namespace Parvis.Mail.Names;

/// <summary>The name servers that the system asks.</summary>
public static class NameServers
{
    const int Port = 53;

    /// <summary>Of the interfaces that are up, each once; empty on a machine without a network.</summary>
    public static IReadOnlyList<IPEndPoint> OfThisMachine() =>
        [
            .. NetworkInterface
                .GetAllNetworkInterfaces()
                .Where(network => network.OperationalStatus is OperationalStatus.Up or OperationalStatus.Unknown)
                .SelectMany(network => network.GetIPProperties().DnsAddresses)
                .Distinct()
                .Select(address => new IPEndPoint(address, Port)),
        ];
}
