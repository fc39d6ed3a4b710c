using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Parvis.Features.Accounts.Resuming;

/// <summary>Whose browser this was last: a cookie of its own, because that of the session is gone when it is asked for.</summary>
public static class LastAccount
{
    const string Cookie = "parvis-dernier";

    public static void Remember(HttpContext context, Guid accountId, IDataProtectionProvider protection) =>
        context.Response.Cookies.Append(
            Cookie,
            Protector(protection).Protect(accountId.ToString("N")),
            new CookieOptions
            {
                HttpOnly = true,
                Secure = context.Request.IsHttps,
                SameSite = SameSiteMode.Lax,
                IsEssential = true,
            }
        );

    public static Guid? Of(HttpContext context, IDataProtectionProvider protection)
    {
        try
        {
            return
                context.Request.Cookies[Cookie] is { } kept
                && Guid.TryParse(Protector(protection).Unprotect(kept), out var accountId)
                ? accountId
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    static IDataProtector Protector(IDataProtectionProvider protection) =>
        protection.CreateProtector(nameof(LastAccount));
}
