using System.Net.Mail;

namespace Parvis.Features.Settings.Mail;

/// <summary>Whom residents see a mail come from, and where their answer goes.</summary>
public sealed record MailSender(string Address, string Name, string ReplyTo)
{
    /// <summary>A town that has not said its address yet: a domain that can never be somebody's (RFC 2606).</summary>
    const string Unset = "mairie@parvis.invalid";

    /// <summary>False until the town has said its address.</summary>
    public bool IsSet => Address != Unset;

    public string Domain => new MailAddress(Address).Host;

    public static MailSender Of(TownSettings town, MailSettings mail)
    {
        var address = FirstValid(mail.FromAddress, town.Email, Unset);
        return new MailSender(
            address,
            mail.FromName.Length > 0 ? mail.FromName : town.Name,
            FirstValid(mail.ReplyTo, address)
        );
    }

    static string FirstValid(params ReadOnlySpan<string> addresses)
    {
        foreach (var address in addresses)
        {
            if (MailAddress.TryCreate(address, out _))
                return address;
        }

        return Unset;
    }
}
