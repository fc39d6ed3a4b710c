using System.Text;
using Parvis.Mail.Servers;
using Parvis.Mail.Smtp;

namespace Parvis.MailTests.Smtp;

/// <summary>What conversations with a scripted server have in common.</summary>
static class SmtpScripts
{
    /// <summary>Whatever this machine is called.</summary>
    public static readonly string Ehlo = $"C: EHLO {SmtpName.Ours}";

    public static readonly SubmittedMail Mail = Of("Subject: x\r\n\r\nBonjour\r\n", "anne@exemple.example");

    public static SubmittedMail Of(string message, params string[] recipients) =>
        new()
        {
            From = "mairie@saint-aubin.example",
            Recipients = recipients,
            WriteAsync = async (content, stop) => await content.WriteAsync(Encoding.UTF8.GetBytes(message), stop),
        };

    /// <summary>A server that knows these extensions, once greeted.</summary>
    public static string[] Opening(params string[] extensions) =>
        [
            "S: 220 smtp.exemple.example ESMTP",
            Ehlo,
            "S: 250-smtp.exemple.example",
            .. extensions.Select(e => $"S: 250-{e}"),
            "S: 250 ENHANCEDSTATUSCODES",
        ];

    public static Task<SubmissionResult> SubmitAsync(
        ScriptedServer server,
        SubmittedMail? mail = null,
        MailLogin? login = null,
        MailEncryption encryption = MailEncryption.None
    ) =>
        new SmtpClient().SubmitAsync(
            server.Server with
            {
                Encryption = encryption,
            },
            login,
            mail ?? Mail,
            CancellationToken.None
        );
}
