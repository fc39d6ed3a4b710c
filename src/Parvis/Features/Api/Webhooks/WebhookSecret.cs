using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Parvis.Features.Api.Webhooks;

/// <summary>What a subscription's calls are signed with; the town and the receiver both know it.</summary>
public sealed class WebhookSecret(IDataProtectionProvider protection)
{
    const int Bytes = 32;

    readonly IDataProtector protector = protection.CreateProtector("Parvis.WebhookSecret");

    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    public string Seal(string secret) => protector.Protect(secret);

    /// <summary>Null when the installation's keys were lost.</summary>
    public string? Reveal(string stored)
    {
        try
        {
            return protector.Unprotect(stored);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The timestamp is signed too, so that an old call cannot be played again later.</summary>
    public static string Sign(string secret, long timestamp, string body)
    {
        var signed = string.Create(CultureInfo.InvariantCulture, $"{timestamp}.{body}");
        return Convert.ToHexStringLower(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(signed))
        );
    }
}
