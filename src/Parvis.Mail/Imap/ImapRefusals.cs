using Parvis.Mail.Servers;

namespace Parvis.Mail.Imap;

/// <summary>What a NO or a BAD means (codes of RFC 5530).</summary>
static class ImapRefusals
{
    public static MailServerException Explain(ImapResponse response, MailServerReason usual, MailServer server)
    {
        var reason = response.Word == "NO" ? OfCode(response.CodeName, usual) ?? usual : MailServerReason.ProtocolError;
        var said = response.Code.Length > 0 ? $"[{response.Code}] {response.Text}" : response.Text;
        return new MailServerException(reason, $"{server} refused a command ({response.Word}).", said);
    }

    static MailServerReason? OfCode(string code, MailServerReason usual) =>
        code switch
        {
            "UNAVAILABLE" or "INUSE" or "LIMIT" or "OVERQUOTA" or "SERVERBUG" => MailServerReason.Busy,
            "AUTHENTICATIONFAILED" or "AUTHORIZATIONFAILED" or "EXPIRED" or "PRIVACYREQUIRED" =>
                MailServerReason.LoginRefused,
            "NONEXISTENT" or "TRYCREATE" => MailServerReason.FolderMissing,
            // Of a folder: a name that none can have there, such as one with another separator than the server's.
            "CANNOT" when usual == MailServerReason.FolderMissing => usual,
            "NOPERM" or "CANNOT" or "ALREADYEXISTS" => MailServerReason.Refused,
            _ => null,
        };
}
