using Parvis.Mail.Reading;

namespace Parvis.Mail.Understanding.Kinds;

/// <summary>What an address and a return path say of who is behind them.</summary>
static class Senders
{
    static readonly string[] Daemons = ["mailer-daemon", "mailerdaemon", "postmaster", "mail-daemon", "mdaemon"];

    static readonly string[] Robots = Phrases.Of(
        "noreply | no-reply | no_reply | no.reply | donotreply | do-not-reply | do_not_reply | nepasrepondre",
        "ne-pas-repondre | ne_pas_repondre | ne.pas.repondre | pasdereponse | sansreponse | nereply | bounce",
        "bounces | listserv | majordomo | sympa | mailman | autoreply | auto-reply | wordpress"
    );

    /// <summary>
    /// An empty reverse path (RFC 5321, section 4.5.5), also as the servers write it that cannot store an empty one.
    /// </summary>
    public static bool HasNullReturnPath(IncomingMail mail) =>
        mail.Headers.Find("Return-Path") is { } path
        && (path.Trim('<', '>', ' ').Length == 0 || IsDaemon(path.Trim('<', '>', ' ')));

    /// <summary>The server itself wrote.</summary>
    public static bool IsFromDaemon(IncomingMail mail) =>
        mail.From is { } from && (IsDaemon(from.Address) || SaysDaemon(from.Name));

    /// <summary>Nobody reads what is sent there.</summary>
    public static bool IsUnread(string address)
    {
        var local = LocalPart(address);
        return IsDaemon(address)
            || Array.Exists(Robots, robot => IsWholeWord(local, robot))
            || local.StartsWith("owner-", StringComparison.OrdinalIgnoreCase)
            || local.EndsWith("-owner", StringComparison.OrdinalIgnoreCase)
            || local.EndsWith("-request", StringComparison.OrdinalIgnoreCase);
    }

    static bool IsDaemon(string address) =>
        Array.Exists(Daemons, daemon => LocalPart(address).Equals(daemon, StringComparison.OrdinalIgnoreCase));

    static bool SaysDaemon(string name) =>
        name.Contains("mail delivery s", StringComparison.OrdinalIgnoreCase)
        || name.Contains("mailer-daemon", StringComparison.OrdinalIgnoreCase);

    static bool IsWholeWord(string local, string word) =>
        local.StartsWith(word, StringComparison.OrdinalIgnoreCase)
        && (local.Length == word.Length || !char.IsLetter(local[word.Length]));

    static string LocalPart(string address)
    {
        var at = address.LastIndexOf('@');
        return at < 0 ? address : address[..at];
    }
}
