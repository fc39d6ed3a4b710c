using System.Net;
using System.Net.Mail;
using Parvis.Data;

namespace Parvis.Features.Settings.Mail;

/// <summary>What is typed of addresses, of people and of servers.</summary>
public static class MailAddresses
{
    /// <summary>Nothing is whole too.</summary>
    /// <exception cref="RefusedException">It names the field.</exception>
    public static void RefuseUnlessWhole(string address, string field)
    {
        if (address.Length > 0 && !(MailAddress.TryCreate(address, out var read) && read.Address == address))
            throw new RefusedException("Écrivez une adresse de courriel complète.", field);
    }

    /// <summary>Nobody listens on the way there: what is said may be said in the clear.</summary>
    public static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
