using Parvis.Mail.Imap;
using Parvis.Mail.Servers;

namespace Parvis.MailTests.Imap;

/// <summary>What conversations with a scripted server have in common.</summary>
static class ImapScripts
{
    public static readonly MailLogin Login = MailLogin.WithPassword("mairie", "secret");

    /// <summary>The least of servers, until somebody is logged in.</summary>
    public static readonly string[] Opening =
    [
        "S: * OK IMAP4rev1 server ready",
        "C: A1 CAPABILITY",
        "S: * CAPABILITY IMAP4rev1",
        "S: A1 OK done",
        "C: A2 LOGIN \"mairie\" \"secret\"",
        "S: A2 OK [CAPABILITY IMAP4rev1] welcome",
    ];

    public static Task<IMailbox> OpenAsync(ScriptedServer server, MailLogin? login = null) =>
        new ImapClient().OpenAsync(server.Server, login ?? Login, CancellationToken.None);

    public static ScriptedServer After(params string[] script) => new([.. Opening, .. script]);

    /// <summary>The same, from a server that says it can do more.</summary>
    public static ScriptedServer AfterCapable(string capabilities, params string[] script) =>
        new([.. Opening[..^1], $"S: A2 OK [CAPABILITY IMAP4rev1 {capabilities}] welcome", .. script]);

    public static async Task<MailServerReason> ReasonAsync(Func<Task> act) =>
        (await act.ShouldThrowAsync<MailServerException>()).Reason;
}
