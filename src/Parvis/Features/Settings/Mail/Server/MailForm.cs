using System.ComponentModel.DataAnnotations;

namespace Parvis.Features.Settings.Mail.Server;

public sealed class MailForm : IApplicationForm
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

    public MailSecurity Security { get; set; }

    public MailSecret Secret { get; set; }

    [StringLength(200)]
    public string? UserName { get; set; }

    [StringLength(OAuthApplication.MaxTokenAddress)]
    public string? TokenAddress { get; set; }

    [StringLength(OAuthApplication.MaxClientId)]
    public string? ClientId { get; set; }

    [StringLength(OAuthApplication.MaxScope)]
    public string? Scope { get; set; }

    /// <summary>Empty keeps the stored one, which is never shown.</summary>
    [StringLength(4000), DataType(DataType.Password)]
    public string? Password { get; set; }

    /// <summary>See <see cref="TypedPasswords"/>.</summary>
    public string? TypedPassword { get; set; }

    [Range(1, 1000)]
    public int? AutomaticPerDay { get; set; }

    [Range(1, 10_000)]
    public int? MessagesPerDay { get; set; }

    [
        StringLength(100),
        RegularExpression(
            @"[A-Za-z0-9]([A-Za-z0-9_\-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9_\-]*[A-Za-z0-9])?)*",
            ErrorMessage = "Un sélecteur s'écrit en lettres et en chiffres, comme « s1 »."
        )
    ]
    public string? DkimSelector { get; set; }

    public int Version { get; set; }

    public bool IsApplication => Secret == MailSecret.Application;

    public static MailForm Of(MailSettings mail, int version) =>
        new()
        {
            Delivery = mail.Delivery,
            FromAddress = mail.FromAddress,
            FromName = mail.FromName,
            ReplyTo = mail.ReplyTo,
            Host = mail.Host,
            Port = mail.Port,
            Security = mail.Security,
            Secret = mail.Secret,
            UserName = mail.UserName,
            TokenAddress = mail.Application.TokenAddress,
            ClientId = mail.Application.ClientId,
            Scope = mail.Application.Scope,
            AutomaticPerDay = mail.AutomaticPerDay,
            MessagesPerDay = mail.MessagesPerDay,
            DkimSelector = mail.DkimSelector,
            Version = version,
        };

    public void Carry(TypedPasswords typed, MailSettings mail) =>
        TypedPassword = typed.Carry(Password, TypedPassword, Use(mail));

    public MailSettings Over(MailSettings mail, MailPassword passwords, TypedPasswords typed) =>
        mail with
        {
            Delivery = Delivery,
            FromAddress = FromAddress?.Trim() ?? "",
            FromName = FromName?.Trim() ?? "",
            ReplyTo = ReplyTo?.Trim() ?? "",
            Host = Host?.Trim() ?? "",
            Port = Port ?? mail.Port,
            Security = Security,
            Secret = Secret,
            UserName = UserName?.Trim() ?? "",
            Application = IsApplication
                ? new OAuthApplication
                {
                    TokenAddress = TokenAddress?.Trim() ?? "",
                    ClientId = ClientId?.Trim() ?? "",
                    Scope = Scope?.Trim() ?? "",
                }
                : OAuthApplication.None,
            ProtectedPassword = Protected(mail, passwords, typed),
            AutomaticPerDay = AutomaticPerDay ?? mail.AutomaticPerDay,
            MessagesPerDay = MessagesPerDay ?? mail.MessagesPerDay,
            DkimSelector = DkimSelector?.Trim() ?? "",
        };

    /// <summary>What is typed, else what was typed just before, else what is stored: of this server in any case.</summary>
    string Protected(MailSettings mail, MailPassword passwords, TypedPasswords typed)
    {
        if (!string.IsNullOrEmpty(Password))
            return passwords.Protect(Password);
        if (string.IsNullOrWhiteSpace(UserName))
            return "";
        if (typed.Open(TypedPassword, Use(mail)) is { Length: > 0 } before)
            return passwords.Protect(before);
        return UseOf(mail) == Use(mail) ? mail.ProtectedPassword : "";
    }

    PasswordUse Use(MailSettings mail) =>
        PasswordUse.Of(Host, Port ?? mail.Port, Security, Secret, IsApplication ? TokenAddress : "");

    static PasswordUse UseOf(MailSettings mail) =>
        PasswordUse.Of(mail.Host, mail.Port, mail.Security, mail.Secret, mail.Application.TokenAddress);
}
