using System.Net;
using System.Net.Sockets;

namespace Parvis.Features.Api.Webhooks;

/// <summary>Tells the open Internet from the town's own machines, which a call must not be turned against.</summary>
public static class PublicNetwork
{
    /// <summary>The IANA registry of special-purpose addresses (RFC 6890), and multicast.</summary>
    static readonly IPNetwork[] Reserved4 = Parse(
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4"
    );

    /// <summary>All that is public in IPv6; loopback, local, NAT64 and multicast addresses lie outside it.</summary>
    static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

    /// <summary>Documentation, and tunnels that hide an IPv4 address (Teredo, 6to4).</summary>
    static readonly IPNetwork[] Reserved6 = Parse("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    public static bool Holds(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? !Array.Exists(Reserved4, n => n.Contains(address))
            : Global6.Contains(address) && !Array.Exists(Reserved6, n => n.Contains(address));
    }

    static IPNetwork[] Parse(params string[] networks) => Array.ConvertAll(networks, IPNetwork.Parse);
}
