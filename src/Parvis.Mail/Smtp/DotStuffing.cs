using Parvis.Mail.Servers;

namespace Parvis.Mail.Smtp;

/// <summary>
/// A message on its way: dots at the beginning of lines are doubled (RFC 5321, section 4.5.2), and lone CR or LF become
/// line ends, so that nothing in a message can be taken for its end.
/// </summary>
sealed class DotStuffing(WireConnection wire) : Stream
{
    /// <summary>
    /// In <see cref="MailServer.ExchangeTimeout"/>s, so ten minutes as a rule: what a server may take to look into a
    /// message before it answers for it (RFC 5321, section 4.5.3.2.6).
    /// </summary>
    const int PatienceAtEnd = 10;

    readonly byte[] buffer = new byte[16 << 10];
    int used;
    byte last = (byte)'\n';
    bool lineStart = true;

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Ends the last line, then the message; the server is given longer to answer for it.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        if (last == '\r')
            Put((byte)'\n');
        else if (!lineStart)
            PutLineEnd();
        await SendAsync(cancellationToken);
        wire.StartExchange(PatienceAtEnd);
        await wire.WriteLineAsync(".", cancellationToken);
    }

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> source,
        CancellationToken cancellationToken = default
    )
    {
        for (var at = 0; at < source.Length; )
        {
            // A byte becomes three at most.
            var take = Math.Min(source.Length - at, (buffer.Length - used) / 3);
            if (take == 0)
                await SendAsync(cancellationToken);
            foreach (var b in source.Span.Slice(at, take))
                Take(b);
            at += take;
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Flush() { }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    void Take(byte b)
    {
        var afterReturn = last == '\r';
        last = b;
        if (b == '\n')
        {
            if (!afterReturn)
                Put((byte)'\r');
            Put(b);
            lineStart = true;
            return;
        }

        if (afterReturn)
        {
            Put((byte)'\n');
            lineStart = true;
        }

        if (b == '.' && lineStart)
            Put(b);
        Put(b);
        lineStart = false;
    }

    void PutLineEnd()
    {
        Put((byte)'\r');
        Put((byte)'\n');
    }

    void Put(byte b) => buffer[used++] = b;

    async Task SendAsync(CancellationToken cancellationToken)
    {
        await wire.WriteAsync(buffer.AsMemory(0, used), cancellationToken);
        used = 0;
    }
}
