using Parvis.Features.Settings.Mail;

namespace Parvis.Features.Settings;

/// <summary>How mail leaves the town hall.</summary>
public sealed record MailSettings
{
    public MailDelivery Delivery { get; init; } = MailDelivery.PickupFolder;

    /// <summary>The town's own address when empty.</summary>
    public string FromAddress { get; init; } = "";

    /// <summary>The town's name when empty.</summary>
    public string FromName { get; init; } = "";

    /// <summary>A mailbox that people read; the sender's address when empty.</summary>
    public string ReplyTo { get; init; } = "";

    public string Host { get; init; } = "";

    public int Port { get; init; } = 587;

    public MailSecurity Security { get; init; }

    public string UserName { get; init; } = "";

    public MailSecret Secret { get; init; }

    /// <summary>Who asks for tokens, when <see cref="Secret"/> is <see cref="MailSecret.Application"/>.</summary>
    public OAuthApplication Application { get; init; } = OAuthApplication.None;

    /// <summary>Encrypted with the installation's keys; never shown again.</summary>
    public string ProtectedPassword { get; init; } = "";

    /// <summary>Messages of the machine that one address gets in a day; those beyond do not leave.</summary>
    public int AutomaticPerDay { get; init; } = 10;

    /// <summary>Messages of any kind that one address gets in a day; those beyond wait for the next.</summary>
    public int MessagesPerDay { get; init; } = 30;

    /// <summary>Under which the relay publishes the key of its signatures (DKIM); unknown when empty.</summary>
    public string DkimSelector { get; init; } = "";
}

public enum MailSecurity
{
    /// <summary>Encrypted once both sides have agreed on it.</summary>
    StartTls,

    /// <summary>Encrypted from the first byte (RFC 8314), on port 465.</summary>
    Tls,
    None,
}

public enum MailSecret
{
    Password,

    /// <summary>An OAuth 2.0 access token, typed here; it soon expires.</summary>
    Token,

    /// <summary>OAuth 2.0 access tokens that this program asks for as it needs them.</summary>
    Application,
}

public enum MailDelivery
{
    /// <summary>Files in the data folder: a demonstration, or another program picks them up.</summary>
    PickupFolder,
    Smtp,
}
