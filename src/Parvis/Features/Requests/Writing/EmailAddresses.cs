using System.Net.Mail;

namespace Parvis.Features.Requests.Writing;

public static class EmailAddresses
{
    /// <summary>Somewhere a message can be sent.</summary>
    public static bool IsComplete(string text) =>
        text.Length <= 254 && MailAddress.TryCreate(text, out var address) && address.Address == text;
}
