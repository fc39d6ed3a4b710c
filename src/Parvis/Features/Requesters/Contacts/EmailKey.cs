using System.Net.Mail;

namespace Parvis.Features.Requesters.Contacts;

public static class EmailKey
{
    public static string Of(string? value) => (value ?? "").Trim().ToLowerInvariant();

    public static bool IsValid(string? value) =>
        MailAddress.TryCreate(Of(value), out var address)
        && address.Address == Of(value)
        && address.Host.Contains('.', StringComparison.Ordinal)
        && address.Address.Length <= 254;
}
