using System.ComponentModel.DataAnnotations;
using Parvis.Features.Settings.Mail;

namespace Parvis.Features.Inbox.Mailboxes.Sheet;

public sealed class MailboxForm : IApplicationForm
{
    [Required(ErrorMessage = "Donnez un nom à la boîte."), StringLength(100)]
    public string? Name { get; set; }

    [StringLength(254), DataType(DataType.EmailAddress)]
    public string? Address { get; set; }

    public Guid? DepartmentId { get; set; }

    public Guid? TopicId { get; set; }

    [StringLength(254), DataType(DataType.EmailAddress)]
    public string? ReplyTo { get; set; }

    [StringLength(254), DataType(DataType.EmailAddress)]
    public string? FormAddress { get; set; }

    [StringLength(200)]
    public string? Host { get; set; }

    [Range(1, 65535)]
    public int? Port { get; set; } = 993;

    public MailboxSecurity Security { get; set; }

    [StringLength(200)]
    public string? UserName { get; set; }

    public MailboxLogin Login { get; set; }

    [StringLength(OAuthApplication.MaxTokenAddress)]
    public string? TokenAddress { get; set; }

    [StringLength(OAuthApplication.MaxClientId)]
    public string? ClientId { get; set; }

    [StringLength(OAuthApplication.MaxScope)]
    public string? Scope { get; set; }

    /// <summary>Empty keeps the stored one, which is never shown.</summary>
    [StringLength(4000), DataType(DataType.Password)]
    public string? Secret { get; set; }

    /// <summary>See <see cref="TypedPasswords"/>.</summary>
    public string? TypedPassword { get; set; }

    public bool IsApplication => Login == MailboxLogin.Application;

    PasswordUse Use => PasswordUse.Of(Host, Port ?? 993, Security, Login, IsApplication ? TokenAddress : "");

    [StringLength(Mailbox.MostFolder)]
    public string? Folder { get; set; } = "INBOX";

    public bool TakesExisting { get; set; }

    public AfterStoring AfterStoring { get; set; }

    [StringLength(Mailbox.MostFolder)]
    public string? MoveTo { get; set; }

    public bool Active { get; set; } = true;

    public int Version { get; set; }

    public static MailboxForm Of(Mailbox mailbox) =>
        new()
        {
            Name = mailbox.Name,
            Address = mailbox.Address,
            DepartmentId = mailbox.DepartmentId,
            TopicId = mailbox.TopicId,
            ReplyTo = mailbox.ReplyTo,
            FormAddress = mailbox.FormAddress,
            Host = mailbox.Host,
            Port = mailbox.Port,
            Security = mailbox.Security,
            UserName = mailbox.UserName,
            Login = mailbox.Login,
            TokenAddress = mailbox.TokenAddress,
            ClientId = mailbox.ClientId,
            Scope = mailbox.Scope,
            Folder = mailbox.Folder,
            TakesExisting = mailbox.TakesExisting,
            AfterStoring = mailbox.AfterStoring,
            MoveTo = mailbox.MoveTo,
            Active = mailbox.Active,
            Version = mailbox.Version,
        };

    public void Carry(TypedPasswords typed) => TypedPassword = typed.Carry(Secret, TypedPassword, Use);

    public MailboxOptions ToOptions(Mailbox? stored, MailPassword passwords, TypedPasswords typed) =>
        new()
        {
            Name = Name ?? "",
            Address = Address?.Trim() ?? "",
            DepartmentId = DepartmentId,
            TopicId = TopicId,
            ReplyTo = ReplyTo?.Trim() ?? "",
            FormAddress = FormAddress?.Trim() ?? "",
            Active = Active,
            Connection = stored is { IsLocal: true }
                ? MailboxConnection.Of(stored)
                : Connection(stored, passwords, typed),
        };

    MailboxConnection Connection(Mailbox? stored, MailPassword passwords, TypedPasswords typed) =>
        new()
        {
            Host = Host?.Trim() ?? "",
            Port = Port ?? 993,
            Security = Security,
            UserName = UserName?.Trim() ?? "",
            Login = Login,
            Application = new OAuthApplication
            {
                TokenAddress = TokenAddress?.Trim() ?? "",
                ClientId = ClientId?.Trim() ?? "",
                Scope = Scope?.Trim() ?? "",
            },
            ProtectedSecret = Protected(stored, passwords, typed),
            Folder = Folder?.Trim() ?? "",
            TakesExisting = TakesExisting,
            AfterStoring = AfterStoring,
            MoveTo = MoveTo?.Trim() ?? "",
        };

    /// <summary>What is typed, else what was typed just before, else what is stored: of this server in any case.</summary>
    string Protected(Mailbox? stored, MailPassword passwords, TypedPasswords typed)
    {
        var secret = string.IsNullOrEmpty(Secret) ? typed.Open(TypedPassword, Use) : Secret;
        if (secret.Length > 0)
            return passwords.Protect(secret);
        return stored is not null && UseOf(stored) == Use ? stored.ProtectedSecret : "";
    }

    static PasswordUse UseOf(Mailbox mailbox) =>
        PasswordUse.Of(mailbox.Host, mailbox.Port, mailbox.Security, mailbox.Login, mailbox.TokenAddress);
}
