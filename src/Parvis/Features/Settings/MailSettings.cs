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

    public bool StartTls { get; init; } = true;

    public string UserName { get; init; } = "";

    /// <summary>Encrypted with the installation's keys; never shown again.</summary>
    public string ProtectedPassword { get; init; } = "";
}

public enum MailDelivery
{
    /// <summary>Files in the data folder: a demonstration, or another program picks them up.</summary>
    PickupFolder,
    Smtp,
}
