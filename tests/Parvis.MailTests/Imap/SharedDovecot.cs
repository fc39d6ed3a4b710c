using Parvis.Mail.Imap;
using Parvis.Mail.Servers;
using Parvis.MailPeers;
using Parvis.TestKit;

namespace Parvis.MailTests.Imap;

/// <summary>One Dovecot, and one Postfix, for all the tests that leave it as it is; each has a mailbox of its own.</summary>
[CollectionDefinition(nameof(SharedDovecot))]
public sealed class SharedDovecot : ICollectionFixture<SharedDovecot>, IAsyncLifetime
{
    Task<DovecotServer>? server;
    Task<PostfixServer>? postfix;

    public Task<DovecotServer> ServerAsync()
    {
        Requirements.Need(DovecotServer.Missing);
        return server ??= DovecotServer.StartAsync();
    }

    public async Task<PostfixServer> PostfixAsync()
    {
        Requirements.Need(PostfixServer.Missing);
        return await (postfix ??= PostfixServer.StartAsync(await ServerAsync()));
    }

    public async Task<IMailbox> OpenAsync(string user) =>
        await new ImapClient().OpenAsync(
            (await ServerAsync()).Server,
            MailLogin.WithPassword(user, DovecotServer.Password),
            CancellationToken.None
        );

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (postfix is { IsCompletedSuccessfully: true })
            await (await postfix).DisposeAsync();
        if (server is { IsCompletedSuccessfully: true })
            await (await server).DisposeAsync();
    }
}
