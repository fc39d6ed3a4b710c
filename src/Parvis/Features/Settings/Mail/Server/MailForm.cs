using System.ComponentModel.DataAnnotations;

namespace Parvis.Features.Settings.Mail.Server;

public sealed class MailForm
{
    public MailDelivery Delivery { get; set; }

    [StringLength(254), DataType(DataType.EmailAddress)]
    public string? FromAddress { get; set; }

    [StringLength(150)]
    public string? FromName { get; set; }

    [StringLength(254), DataType(DataType.EmailAddress)]
    public string? ReplyTo { get; set; }

    [StringLength(200)]
    public string? Host { get; set; }

    [Range(1, 65535)]
    public int? Port { get; set; }

    public bool StartTls { get; set; }

    [StringLength(200)]
    public string? UserName { get; set; }

    /// <summary>Empty keeps the stored one, which is never shown.</summary>
    [StringLength(200), DataType(DataType.Password)]
    public string? Password { get; set; }

    public int Version { get; set; }

    public static MailForm Of(MailSettings mail, int version) =>
        new()
        {
            Delivery = mail.Delivery,
            FromAddress = mail.FromAddress,
            FromName = mail.FromName,
            ReplyTo = mail.ReplyTo,
            Host = mail.Host,
            Port = mail.Port,
            StartTls = mail.StartTls,
            UserName = mail.UserName,
            Version = version,
        };

    public MailSettings Over(MailSettings mail, MailPassword passwords) =>
        mail with
        {
            Delivery = Delivery,
            FromAddress = FromAddress?.Trim() ?? "",
            FromName = FromName?.Trim() ?? "",
            ReplyTo = ReplyTo?.Trim() ?? "",
            Host = Host?.Trim() ?? "",
            Port = Port ?? mail.Port,
            StartTls = StartTls,
            UserName = UserName?.Trim() ?? "",
            ProtectedPassword = string.IsNullOrEmpty(Password)
                ? (string.IsNullOrWhiteSpace(UserName) ? "" : mail.ProtectedPassword)
                : passwords.Protect(Password),
        };
}
