using Parvis.Data;
using Parvis.Features.Settings.Mail;

namespace Parvis.Features.Inbox.Mailboxes;

/// <summary>
/// A mailbox the town reads: what arrives there becomes requests of its department. The local one is always there: a
/// folder of the data where messages are dropped as files.
/// </summary>
public sealed class Mailbox : IVersioned
{
    public static readonly Guid LocalId = new("6b0f1a52-6d3c-4f0e-9a60-2f8f0f7d0001");

    public const string LocalName = "Dossier local";

    public const int MostFolder = 200;

    public Guid Id { get; private set; } = Guid.NewGuid();

    public string Name { get; private set; } = "";

    public string SortName { get; private set; } = "";

    /// <summary>What residents write to.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Whose requests they become; the topic's own department, else the pilot, when absent.</summary>
    public Guid? DepartmentId { get; private set; }

    /// <summary>A confidential one makes everything of this mailbox confidential.</summary>
    public Guid? TopicId { get; private set; }

    /// <summary>Where residents' answers are wanted; the mailbox's own address when empty.</summary>
    public string ReplyTo { get; private set; } = "";

    /// <summary>The address that the town's web form sends from; the resident stands in Reply-To.</summary>
    public string FormAddress { get; private set; } = "";

    public string Host { get; private set; } = "";

    public int Port { get; private set; } = 993;

    public MailboxSecurity Security { get; private set; }

    public string UserName { get; private set; } = "";

    public MailboxLogin Login { get; private set; }

    /// <summary>Who asks for tokens, and where; nothing unless <see cref="Login"/> is <see cref="MailboxLogin.Application"/>.</summary>
    public string TokenAddress { get; private set; } = "";

    public string ClientId { get; private set; } = "";

    public string Scope { get; private set; } = "";

    /// <summary>Readable only with this installation's keys; never shown again.</summary>
    public string ProtectedSecret { get; private set; } = "";

    public string Folder { get; private set; } = "INBOX";

    /// <summary>False: what was in the folder before the first reading stays there.</summary>
    public bool TakesExisting { get; private set; } = true;

    public AfterStoring AfterStoring { get; private set; }

    /// <summary>Where messages go once they are kept here.</summary>
    public string MoveTo { get; private set; } = "";

    public bool Active { get; private set; } = true;

    public int Version { get; set; }

    public bool IsLocal => Id == LocalId;

    public string AnswersTo => ReplyTo.Length > 0 ? ReplyTo : Address;

    public void Edit(MailboxOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Name))
            throw new RefusedException("Donnez un nom à la boîte.", nameof(options.Name));
        Name = options.Name.Trim();
        SortName = Folding.Fold(Name);
        Address = options.Address.Trim();
        DepartmentId = options.DepartmentId;
        TopicId = options.TopicId;
        ReplyTo = options.ReplyTo.Trim();
        FormAddress = options.FormAddress.Trim();
        Active = options.Active;
        if (!IsLocal)
            Connect(options.Connection);
    }

    void Connect(MailboxConnection connection)
    {
        Host = connection.Host.Trim();
        Port = connection.Port;
        Security = connection.Security;
        UserName = connection.UserName.Trim();
        Login = connection.Login;
        var application = Login == MailboxLogin.Application ? connection.Application : OAuthApplication.None;
        TokenAddress = application.TokenAddress.Trim();
        ClientId = application.ClientId.Trim();
        Scope = application.Scope.Trim();
        ProtectedSecret = connection.ProtectedSecret;
        Folder = connection.Folder.Trim();
        TakesExisting = connection.TakesExisting;
        AfterStoring = connection.AfterStoring;
        MoveTo = connection.AfterStoring == AfterStoring.Move ? connection.MoveTo.Trim() : "";
    }
}

public enum MailboxSecurity
{
    /// <summary>Encrypted from the first byte.</summary>
    Tls,
    StartTls,
    None,
}

public enum MailboxLogin
{
    Password,

    /// <summary>An OAuth 2.0 access token, typed here; it soon expires.</summary>
    Token,

    /// <summary>OAuth 2.0 access tokens that this program asks for as it needs them.</summary>
    Application,
}

/// <summary>What becomes of a message on the server once it is kept here.</summary>
public enum AfterStoring
{
    MarkRead,
    Move,
    LeaveAsItIs,
}
