using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Parvis.Data.Outbox;

namespace Parvis.Features.Settings.Mail;

/// <summary>The mail server's password: readable only with this installation's keys.</summary>
public sealed class MailPassword(IDataProtectionProvider protection)
{
    readonly IDataProtector protector = protection.CreateProtector("Parvis.MailPassword");

    public string Protect(string password) => password.Length == 0 ? "" : protector.Protect(password);

    public string Reveal(string stored)
    {
        try
        {
            return stored.Length == 0 ? "" : protector.Unprotect(stored);
        }
        catch (CryptographicException lost)
        {
            throw new MailRefusedException(
                "Le mot de passe du serveur de courriel ne se lit plus : tapez-le de nouveau dans les réglages.",
                forGood: false,
                lost
            );
        }
    }
}
