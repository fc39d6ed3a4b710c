using System.Net;
using System.Threading.RateLimiting;

namespace Parvis.Web;

/// <summary>Where somebody without an account comes from, as limits count it.</summary>
public static class VisitorPlace
{
    /// <summary>An IPv6 network of 64 bits is one place; an IPv4 address written in IPv6 is itself.</summary>
    public static string Of(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return Convert.ToHexString(bytes.Length == 16 ? bytes.AsSpan(0, 8) : bytes);
    }

    /// <summary>So many a quarter of an hour for each.</summary>
    public static PartitionedRateLimiter<string> Limit(int most) =>
        PartitionedRateLimiter.Create<string, string>(
            key =>
                RateLimitPartition.GetFixedWindowLimiter(
                    key,
                    _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(15) }
                ),
            StringComparer.Ordinal
        );
}
