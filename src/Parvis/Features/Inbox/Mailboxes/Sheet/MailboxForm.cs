using System.ComponentModel.DataAnnotations;
using Parvis.Features.Settings.Mail;

namespace Parvis.Features.Inbox.Mailboxes.Sheet;

public sealed class MailboxForm
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

    public MailboxOptions ToOptions(Mailbox? stored, MailPassword passwords) =>
        new()
        {
            Name = Name ?? "",
            Address = Address?.Trim() ?? "",
            DepartmentId = DepartmentId,
            TopicId = TopicId,
            ReplyTo = ReplyTo?.Trim() ?? "",
            FormAddress = FormAddress?.Trim() ?? "",
            Active = Active,
            Connection = stored is { IsLocal: true } ? MailboxConnection.Of(stored) : Connection(stored, passwords),
        };

    MailboxConnection Connection(Mailbox? stored, MailPassword passwords) =>
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
            ProtectedSecret = string.IsNullOrEmpty(Secret) ? Kept(stored) : passwords.Protect(Secret),
            Folder = Folder?.Trim() ?? "",
            TakesExisting = TakesExisting,
            AfterStoring = AfterStoring,
            MoveTo = MoveTo?.Trim() ?? "",
        };

    /// <summary>A password goes to nobody but the server it was given for, encrypted as it was then, an application's secret to its provider.</summary>
    string Kept(Mailbox? stored) =>
        stored is not null
        && stored.Login == Login
        && Same(stored.Host, Host)
        && stored.Port == (Port ?? 993)
        && stored.Security == Security
        && (Login != MailboxLogin.Application || Same(stored.TokenAddress, TokenAddress))
            ? stored.ProtectedSecret
            : "";

    static bool Same(string stored, string? typed) =>
        string.Equals(stored, typed?.Trim(), StringComparison.OrdinalIgnoreCase);
}
