namespace Parvis.Features.Settings.Mail;

/// <summary>
/// What a password was given for. It goes to nobody but that server, encrypted as it was then, and an application's secret
/// to its provider.
/// </summary>
/// <param name="Host">In lower case.</param>
/// <param name="TokenAddress">In lower case; empty unless an application logs in.</param>
public sealed record PasswordUse(string Host, int Port, string Security, string Login, string TokenAddress)
{
    public static PasswordUse Of(string? host, int port, Enum security, Enum login, string? tokenAddress) =>
        new(
            host?.Trim().ToLowerInvariant() ?? "",
            port,
            security.ToString(),
            login.ToString(),
            tokenAddress?.Trim().ToLowerInvariant() ?? ""
        );
}
