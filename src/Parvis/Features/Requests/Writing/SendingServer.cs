using Parvis.Features.Settings;

namespace Parvis.Features.Requests.Writing;

/// <summary>The name of a machine helps an administrator; to whoever answers residents it says nothing.</summary>
public static class SendingServer
{
    public static string Unnamed(string problem, MailSettings mail) =>
        mail.Host.Length > 0 && problem.StartsWith($"{mail.Host} ", StringComparison.Ordinal)
            ? $"Le serveur d'envoi{problem[mail.Host.Length..]}"
            : problem;
}
