using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Features.Settings.Mail;
using Parvis.Features.Topics;

namespace Parvis.Features.Inbox.Mailboxes;

/// <summary>All that is set of a mailbox.</summary>
public sealed record MailboxOptions
{
    public required string Name { get; init; }

    public string Address { get; init; } = "";

    public Guid? DepartmentId { get; init; }

    public Guid? TopicId { get; init; }

    public string ReplyTo { get; init; } = "";

    public string FormAddress { get; init; } = "";

    public bool Active { get; init; } = true;

    public MailboxConnection Connection { get; init; } = new();

    public static MailboxOptions Of(Mailbox mailbox) =>
        new()
        {
            Name = mailbox.Name,
            Address = mailbox.Address,
            DepartmentId = mailbox.DepartmentId,
            TopicId = mailbox.TopicId,
            ReplyTo = mailbox.ReplyTo,
            FormAddress = mailbox.FormAddress,
            Active = mailbox.Active,
            Connection = MailboxConnection.Of(mailbox),
        };

    public Described Describe(OrganisationSnapshot organisation, TopicTree topics) =>
        new Described()
            .Add("Nom", Name)
            .Add("Adresse", Address)
            .Add("Service", organisation.DepartmentName(DepartmentId))
            .Add("Sujet", topics.Path(TopicId))
            .Add("Adresse de réponse", ReplyTo)
            .Add("Adresse du formulaire", FormAddress)
            .Add("Serveur", Connection.Host)
            .Add("Port", Connection.Port)
            .Add("Chiffrement", Connection.Security.InFrench())
            .Add("Identifiant", Connection.UserName)
            .Add("Connexion", Connection.Login.InFrench())
            .Add("Adresse des jetons", Connection.Application.TokenAddress)
            .Add("Application", Connection.Application.ClientId)
            .Add("Portée", Connection.Application.Scope)
            .Add("Mot de passe, jeton ou secret", Connection.Fingerprint)
            .Add("Dossier", Connection.Folder)
            .Add("Prend ce qui y est déjà", Connection.TakesExisting)
            .Add("Ensuite", Connection.AfterStoring.InFrench())
            .Add("Déplacer vers", Connection.MoveTo)
            .Add("Relevée", Active);
}

/// <summary>How a mailbox is reached: what is tried before it is saved.</summary>
public sealed record MailboxConnection
{
    public string Host { get; init; } = "";

    public int Port { get; init; } = 993;

    public MailboxSecurity Security { get; init; }

    public string UserName { get; init; } = "";

    public MailboxLogin Login { get; init; }

    public OAuthApplication Application { get; init; } = OAuthApplication.None;

    public string ProtectedSecret { get; init; } = "";

    public string Folder { get; init; } = "INBOX";

    public bool TakesExisting { get; init; } = true;

    public AfterStoring AfterStoring { get; init; }

    public string MoveTo { get; init; } = "";

    /// <summary>The stored form changes at each typing and tells nothing else.</summary>
    public string Fingerprint => ProtectedSecret.Length == 0 ? "" : $"•••• {ProtectedSecret[^4..]}";

    /// <summary>
    /// The same folder of the same account, whatever the port. Only the name INBOX has no case (RFC 3501, section 5.1).
    /// </summary>
    public bool ReadsTheSameAs(MailboxConnection other) =>
        string.Equals(Host, other.Host, StringComparison.OrdinalIgnoreCase)
        && string.Equals(UserName, other.UserName, StringComparison.OrdinalIgnoreCase)
        && (Folder == other.Folder || (IsInbox(Folder) && IsInbox(other.Folder)));

    static bool IsInbox(string folder) => folder.Equals("INBOX", StringComparison.OrdinalIgnoreCase);

    public static MailboxConnection Of(Mailbox mailbox) =>
        new()
        {
            Host = mailbox.Host,
            Port = mailbox.Port,
            Security = mailbox.Security,
            UserName = mailbox.UserName,
            Login = mailbox.Login,
            Application = new OAuthApplication
            {
                TokenAddress = mailbox.TokenAddress,
                ClientId = mailbox.ClientId,
                Scope = mailbox.Scope,
            },
            ProtectedSecret = mailbox.ProtectedSecret,
            Folder = mailbox.Folder,
            TakesExisting = mailbox.TakesExisting,
            AfterStoring = mailbox.AfterStoring,
            MoveTo = mailbox.MoveTo,
        };
}
