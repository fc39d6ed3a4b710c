using Parvis.Mail.Imap;
using Parvis.Mail.Servers;
using Parvis.MailPeers;

namespace Parvis.MailTests.Imap;

/// <summary>One Dovecot for all the tests that leave it as it is; each has a mailbox of its own.</summary>
[CollectionDefinition(nameof(SharedDovecot))]
public sealed class SharedDovecot : ICollectionFixture<SharedDovecot>, IAsyncLifetime
{
    Task<DovecotServer>? server;

    public Task<DovecotServer> ServerAsync() => server ??= DovecotServer.StartAsync();

    public async Task<IMailbox> OpenAsync(string user) =>
        await new ImapClient().OpenAsync(
            (await ServerAsync()).Server,
            MailLogin.WithPassword(user, DovecotServer.Password),
            CancellationToken.None
        );

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (server is { IsCompletedSuccessfully: true })
            await (await server).DisposeAsync();
    }
}
