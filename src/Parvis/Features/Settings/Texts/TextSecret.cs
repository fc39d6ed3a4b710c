using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Parvis.Data.Outbox;

namespace Parvis.Features.Settings.Texts;

/// <summary>The provider's secret: readable only with this installation's keys.</summary>
public sealed class TextSecret(IDataProtectionProvider protection)
{
    readonly IDataProtector protector = protection.CreateProtector("Parvis.TextMessageSecret");

    public string Protect(string secret) => secret.Length == 0 ? "" : protector.Protect(secret);

    public string Reveal(string stored)
    {
        try
        {
            return stored.Length == 0 ? "" : protector.Unprotect(stored);
        }
        catch (CryptographicException lost)
        {
            throw new MailRefusedException(
                "Le secret du prestataire de textos ne se lit plus : tapez-le de nouveau dans les réglages.",
                forGood: false,
                lost
            );
        }
    }
}
