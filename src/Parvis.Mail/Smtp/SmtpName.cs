using System.Net;

namespace Parvis.Mail.Smtp;

/// <summary>What we say we are called: this machine's name, or a literal when it has no full one (RFC 5321, section 4.1.4).</summary>
static class SmtpName
{
    public static readonly string Ours = Find(Dns.GetHostName());

    static string Find(string host) =>
        host.Contains('.', StringComparison.Ordinal) && AddressSpec.Normalize($"x@{host}") is { } address
            ? address[2..]
            : "[127.0.0.1]";
}
