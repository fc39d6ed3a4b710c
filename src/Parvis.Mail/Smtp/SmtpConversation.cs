using System.Globalization;
using Parvis.Mail.Servers;

namespace Parvis.Mail.Smtp;

/// <summary>Commands and replies, one for one (RFC 5321, section 4.2).</summary>
sealed class SmtpConversation(WireConnection wire) : IAsyncDisposable
{
    /// <summary>In bytes: many times the 512 of RFC 5321, section 4.5.3.1.5.</summary>
    const int MaxLine = 16 << 10;

    const int MaxLines = 200;

    Dictionary<string, string> extensions = new(StringComparer.OrdinalIgnoreCase);

    public MailServer Server => wire.Server;

    public WireConnection Wire => wire;

    /// <summary>What the server can do, from its answer to EHLO.</summary>
    public bool Can(string extension) => extensions.ContainsKey(extension);

    /// <summary>The words after it; empty when there are none or the server cannot do it.</summary>
    public string Parameters(string extension) => extensions.GetValueOrDefault(extension, "");

    public async Task<SmtpReply> GiveAsync(string command, CancellationToken cancellationToken, int patience = 1)
    {
        wire.StartExchange(patience);
        await wire.WriteLineAsync(command, cancellationToken);
        return await ReadReplyAsync(cancellationToken);
    }

    /// <summary>Says who we are, and learns what the server can do; HELO to those who know no more.</summary>
    public async Task GreetAsync(CancellationToken cancellationToken)
    {
        var (reply, lines) = await EhloAsync(cancellationToken);
        extensions = new(StringComparer.OrdinalIgnoreCase);
        if (reply.Code is 500 or 502 or 504)
            reply = await GiveAsync($"HELO {SmtpName.Ours}", cancellationToken);
        else
        {
            foreach (var words in lines.Skip(1).Select(l => l.Trim().Split([' ', '='], 2)))
                extensions[words[0]] = words.ElementAtOrDefault(1) ?? "";
        }

        if (!reply.Positive)
            throw Failure(reply, MailServerReason.Refused, "does not want us");
    }

    public async Task<SmtpReply> ReadReplyAsync(CancellationToken cancellationToken)
    {
        var (code, lines) = await ReadLinesAsync(cancellationToken);
        return Checked(SmtpReply.Of(code, lines));
    }

    public MailServerException Failure(SmtpReply reply, MailServerReason reason, string what) =>
        new(reply.Permanent ? reason : MailServerReason.Busy, $"{Server} {what}.", reply.ToString());

    public ValueTask DisposeAsync() => wire.DisposeAsync();

    async Task<(SmtpReply Reply, IReadOnlyList<string> Lines)> EhloAsync(CancellationToken cancellationToken)
    {
        wire.StartExchange();
        await wire.WriteLineAsync($"EHLO {SmtpName.Ours}", cancellationToken);
        var (code, lines) = await ReadLinesAsync(cancellationToken);
        return (Checked(SmtpReply.Of(code, lines)), lines);
    }

    async Task<(int Code, List<string> Lines)> ReadLinesAsync(CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        int? code = null;
        while (true)
        {
            var line = await wire.ReadLineAsync(MaxLine, cancellationToken);
            var last = line.Length == 3 || (line.Length > 3 && line[3] == ' ');
            if (
                (!last && (line.Length < 4 || line[3] != '-'))
                || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var said)
                || said is < 200 or > 599
                || (code ??= said) != said
                || lines.Count == MaxLines
            )
                throw new MailServerException(
                    MailServerReason.ProtocolError,
                    $"{Server} does not speak SMTP as it should.",
                    ServerLine.Told(line)
                );
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (last)
                return (said, lines);
        }
    }

    /// <summary>421 can answer anything: the server hangs up (RFC 5321, section 3.8).</summary>
    SmtpReply Checked(SmtpReply reply) =>
        reply.Code == 421
            ? throw new MailServerException(MailServerReason.Busy, $"{Server} takes its leave.", reply.ToString())
            : reply;
}
