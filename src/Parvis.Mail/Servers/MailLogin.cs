namespace Parvis.Mail.Servers;

/// <summary>Who logs in, and with what.</summary>
public sealed class MailLogin
{
    readonly Func<CancellationToken, Task<string>> secret;

    MailLogin(string userName, bool usesToken, Func<CancellationToken, Task<string>> secret)
    {
        if (userName.Contains('\0', StringComparison.Ordinal))
            throw new ArgumentException("A user name has no NUL.", nameof(userName));
        UserName = userName;
        UsesToken = usesToken;
        this.secret = secret;
    }

    /// <summary>As the server knows it; often the address.</summary>
    public string UserName { get; }

    /// <summary>An OAuth 2.0 access token (XOAUTH2) rather than a password.</summary>
    public bool UsesToken { get; }

    /// <summary>With a password: AUTH PLAIN, else LOGIN, whichever the server offers.</summary>
    public static MailLogin WithPassword(string userName, string password) =>
        new(userName, usesToken: false, _ => Task.FromResult(password));

    /// <summary>With an OAuth 2.0 access token, asked for at each connection since it soon expires.</summary>
    public static MailLogin WithToken(string userName, Func<CancellationToken, Task<string>> token) =>
        new(userName, usesToken: true, token);

    internal Task<string> SecretAsync(CancellationToken cancellationToken) => secret(cancellationToken);
}
