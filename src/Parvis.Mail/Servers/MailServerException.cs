namespace Parvis.Mail.Servers;

/// <summary>A mail server could not be reached, understood, or did not do what it was asked.</summary>
/// <param name="reason">What to tell people.</param>
/// <param name="message">In English, for the log.</param>
/// <param name="serverText">What the server said, for the log; empty when it said nothing.</param>
/// <param name="cause">What was thrown below, if anything was.</param>
public sealed class MailServerException(
    MailServerReason reason,
    string message,
    string serverText = "",
    Exception? cause = null
) : Exception(serverText.Length == 0 ? message : $"{message} The server said: {serverText}", cause)
{
    /// <summary>What went wrong.</summary>
    public MailServerReason Reason { get; } = reason;

    /// <summary>What the server said, in its own language; empty when it said nothing.</summary>
    public string ServerText { get; } = serverText;

    /// <summary>The server said no to this only: the connection takes other commands.</summary>
    public bool ConnectionGoesOn =>
        Reason
            is MailServerReason.FolderMissing
                or MailServerReason.NotSupported
                or MailServerReason.Busy
                or MailServerReason.Refused;
}

/// <summary>Why a mail server did not do what it was asked.</summary>
public enum MailServerReason
{
    /// <summary>No server bears this name.</summary>
    HostUnknown,

    /// <summary>The machine answers, but nothing listens on that port.</summary>
    ConnectionRefused,

    /// <summary>The network does not lead there.</summary>
    Unreachable,

    /// <summary>No answer within the time limit.</summary>
    TimedOut,

    /// <summary>No encryption could be agreed on: often the wrong port, or the wrong kind of encryption.</summary>
    TlsFailed,

    /// <summary>The server does not offer STARTTLS there.</summary>
    StartTlsMissing,

    /// <summary>The certificate has expired, bears another name, or was signed by nobody we trust.</summary>
    CertificateRefused,

    /// <summary>The name, the password or the token is wrong.</summary>
    LoginRefused,

    /// <summary>No folder has this name, or none can have it on this server.</summary>
    FolderMissing,

    /// <summary>The server cannot do it at all, or offers no way to log in that is known here.</summary>
    NotSupported,

    /// <summary>The server cannot do it now: busy, full, closed for maintenance.</summary>
    Busy,

    /// <summary>The server will not do it, for a reason of its own: read <see cref="MailServerException.ServerText"/>.</summary>
    Refused,

    /// <summary>The message is larger than <see cref="MailServer.MaxMessage"/>.</summary>
    TooLarge,

    /// <summary>The connection was cut.</summary>
    Dropped,

    /// <summary>The server was given a whole message and never said whether it takes it: it may have it.</summary>
    AnswerLost,

    /// <summary>What listens there does not speak the protocol, or speaks it wrong.</summary>
    ProtocolError,
}
