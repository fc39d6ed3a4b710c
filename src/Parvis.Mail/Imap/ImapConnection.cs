using System.Globalization;
using System.Text;
using Parvis.Mail.Servers;

namespace Parvis.Mail.Imap;

/// <summary>Gives commands one at a time, and takes in what the server says meanwhile.</summary>
sealed class ImapConnection(WireConnection wire) : IAsyncDisposable
{
    readonly ImapResponseReader reader = new(wire);
    HashSet<string> capabilities = new(StringComparer.OrdinalIgnoreCase);
    bool capabilitiesKnown;
    string bye = "";
    int tags;
    string tag = "";
    bool busy;

    public MailServer Server => wire.Server;

    /// <summary>Messages in the selected folder, as the server last said.</summary>
    public long Exists { get; private set; }

    /// <summary>Messages came since it was last set to false.</summary>
    public bool News { get; set; }

    /// <summary>No command was cut short: the next one can be given.</summary>
    public bool Usable => !busy;

    public bool Can(string capability) => capabilities.Contains(capability);

    /// <summary>Gives a command and waits for its end. A refusal is thrown as this reason unless the server gives a better one.</summary>
    public async Task<ImapResponse> ExecuteAsync(
        ImapCommand command,
        Action<ImapResponse>? onData,
        MailServerReason refusal,
        CancellationToken cancellationToken,
        Stream? body = null,
        string? secretAnswer = null
    )
    {
        Begin();
        var pieces = command.Pieces;
        for (var i = 0; i < pieces.Count; i++)
        {
            if (i > 0)
                await ContinueAsync(refusal, onData, cancellationToken);
            await WriteAsync(i == 0 ? tag + " " : "", pieces[i], i == pieces.Count - 1, cancellationToken);
        }

        while (true)
        {
            var response = await ReadAsync(body, onData, cancellationToken);
            if (response.Tag == tag)
                return End(response, refusal);
            if (!response.Continues)
                continue;
            // Only a login is asked for more: first its answer, then, after a refusal told in details, an empty line.
            await wire.WriteLineAsync(secretAnswer ?? "", cancellationToken);
            secretAnswer = null;
        }
    }

    /// <summary>The first words of the server; true when it needs no login.</summary>
    public async Task<bool> GreetAsync(CancellationToken cancellationToken)
    {
        busy = true;
        wire.StartGreeting();
        var greeting = await reader.ReadAsync(body: null, cancellationToken);
        TakeIn(greeting);
        if (!greeting.Untagged || greeting.Word is not ("OK" or "PREAUTH" or "BYE"))
            throw new MailServerException(
                MailServerReason.ProtocolError,
                $"{Server} did not greet as IMAP servers do."
            );
        if (greeting.Word == "BYE")
            throw new MailServerException(MailServerReason.Busy, $"{Server} wants nobody now.", greeting.Text);
        busy = false;
        return greeting.Word == "PREAUTH";
    }

    /// <summary>What the server can do changes once encrypted, and once logged in.</summary>
    public async Task LearnCapabilitiesAsync(CancellationToken cancellationToken)
    {
        if (!capabilitiesKnown)
            await ExecuteAsync(ImapCommand.Of("CAPABILITY"), null, MailServerReason.ProtocolError, cancellationToken);
    }

    public void ForgetCapabilities()
    {
        capabilities = new(StringComparer.OrdinalIgnoreCase);
        capabilitiesKnown = false;
    }

    public Task EncryptAsync(CancellationToken cancellationToken) => wire.EncryptAsync(cancellationToken);

    public void ForgetFolder()
    {
        Exists = 0;
        News = false;
    }

    /// <summary>IDLE (RFC 2177): true as soon as messages come.</summary>
    public async Task<bool> IdleAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        var began = Server.Clock.GetTimestamp();
        Begin();
        await wire.WriteLineAsync($"{tag} IDLE", cancellationToken);
        await ContinueAsync(MailServerReason.NotSupported, onData: null, cancellationToken);
        while (!News)
        {
            var left = limit - Server.Clock.GetElapsedTime(began);
            if (left <= TimeSpan.Zero || !await wire.WaitForDataAsync(left, cancellationToken))
                break;
            wire.StartExchange();
            if ((await ReadAsync(body: null, onData: null, cancellationToken)).Tag == tag)
                throw new MailServerException(MailServerReason.Dropped, $"{Server} stopped waiting by itself.");
        }

        wire.StartExchange();
        await wire.WriteLineAsync("DONE", cancellationToken);
        ImapResponse response;
        do response = await ReadAsync(body: null, onData: null, cancellationToken);
        while (response.Tag != tag);
        End(response, MailServerReason.NotSupported);
        return News;
    }

    public ValueTask DisposeAsync() => wire.DisposeAsync();

    void Begin()
    {
        if (busy)
            throw new InvalidOperationException("The command before was cut short: open another connection.");
        busy = true;
        wire.StartExchange();
        tag = string.Create(CultureInfo.InvariantCulture, $"A{++tags}");
    }

    ImapResponse End(ImapResponse response, MailServerReason refusal)
    {
        if (response.Word == "OK")
        {
            busy = false;
            return response;
        }

        var refused = ImapRefusals.Explain(response, refusal, Server);
        busy = !refused.ConnectionGoesOn;
        throw refused;
    }

    async Task WriteAsync(string tag, byte[] piece, bool last, CancellationToken cancellationToken)
    {
        byte[] line = [.. Encoding.ASCII.GetBytes(tag), .. piece, .. last ? "\r\n"u8 : []];
        await wire.WriteAsync(line, cancellationToken);
    }

    async Task ContinueAsync(
        MailServerReason refusal,
        Action<ImapResponse>? onData,
        CancellationToken cancellationToken
    )
    {
        ImapResponse response;
        do
        {
            response = await ReadAsync(body: null, onData, cancellationToken);
            if (response.Tag != tag)
                continue;
            End(response, refusal);
            throw new MailServerException(MailServerReason.ProtocolError, $"{Server} ended a command too early.");
        } while (!response.Continues);
    }

    async Task<ImapResponse> ReadAsync(Stream? body, Action<ImapResponse>? onData, CancellationToken cancellationToken)
    {
        try
        {
            var response = await reader.ReadAsync(body, cancellationToken);
            if (!response.Untagged && !response.Continues && response.Tag != tag)
                throw new MailServerException(MailServerReason.ProtocolError, $"{Server} ended a command never given.");
            TakeIn(response);
            if (response.Untagged)
                onData?.Invoke(response);
            return response;
        }
        catch (MailServerException cut) when (cut.Reason == MailServerReason.Dropped && bye.Length > 0)
        {
            throw new MailServerException(MailServerReason.Dropped, $"{Server} took its leave.", bye, cut);
        }
    }

    void TakeIn(ImapResponse response)
    {
        switch (response.Word)
        {
            case "EXISTS" when response.Untagged:
                News |= response.Number > Exists;
                Exists = response.Number;
                break;
            case "EXPUNGE" when response.Untagged && Exists > 0:
                Exists--;
                break;
            case "CAPABILITY" when response.Untagged:
                Learn(response.Values.Select(v => v.Text ?? ""));
                break;
            case "BYE":
                bye = response.Text.Length > 0 ? response.Text : "BYE";
                break;
            case "OK" or "PREAUTH" when response.CodeName == "CAPABILITY":
                Learn(response.Code.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1));
                break;
        }
    }

    void Learn(IEnumerable<string> said)
    {
        capabilities = new(said, StringComparer.OrdinalIgnoreCase);
        capabilitiesKnown = true;
    }
}
