using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Parvis.Web;

namespace Parvis.Features.Settings.Mail;

/// <summary>
/// A password that was typed and is not saved yet: tried, or sent with something that was refused. The page carries it
/// along sealed, so that nobody types it again, and never in the clear. It opens for the account that typed it, for the
/// server it was typed for, and for half an hour.
/// </summary>
public sealed class TypedPasswords(IDataProtectionProvider protection, CurrentViewer viewer)
{
    static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    /// <summary>What the page carries: what was just typed, else what it carried already.</summary>
    public string? Carry(string? typed, string? carried, PasswordUse use) =>
        !string.IsNullOrEmpty(typed) ? Protector(use).Protect(typed, Life)
        : Open(carried, use).Length > 0 ? carried
        : null;

    /// <summary>Empty when there is none, when it is too old, another account's, or another server's.</summary>
    public string Open(string? carried, PasswordUse use)
    {
        if (string.IsNullOrEmpty(carried))
            return "";
        try
        {
            return Protector(use).Unprotect(carried);
        }
        catch (CryptographicException)
        {
            return "";
        }
    }

    ITimeLimitedDataProtector Protector(PasswordUse use) =>
        protection
            .CreateProtector("Parvis.TypedPassword", $"{viewer.AccountId:N}", use.ToString())
            .ToTimeLimitedDataProtector();
}
