using System.Text;

namespace Parvis.Mail.Servers;

/// <summary>
/// Lines and counted bytes, both ways, under time limits. A read that outlasts its limit goes on behind: only the next
/// read, or the end of the connection, takes its bytes.
/// </summary>
sealed class WireConnection(Stream clear, MailServer server) : IAsyncDisposable
{
    /// <summary>In bytes: how much of a message gives right to a whole time limit again.</summary>
    const int Stride = 64 << 10;

    Stream stream = clear;
    byte[] buffer = new byte[16 << 10];
    int start;
    int end;
    Task<int>? pending;
    long began;
    TimeSpan limit = server.ExchangeTimeout;
    int sinceRestart;

    public MailServer Server => server;

    /// <summary>The time limit runs anew from here.</summary>
    public void StartExchange(int patience = 1) => Start(patience * server.ExchangeTimeout);

    /// <summary>The server has the first word.</summary>
    public void StartGreeting() =>
        Start(server.GreetingTimeout < server.ExchangeTimeout ? server.GreetingTimeout : server.ExchangeTimeout);

    /// <summary>A line without its end, decoded as UTF-8 whatever it is.</summary>
    public async ValueTask<string> ReadLineAsync(int maxBytes, CancellationToken cancellationToken)
    {
        var seen = 0;
        while (true)
        {
            var found = buffer.AsSpan(start + seen, end - start - seen).IndexOf((byte)'\n');
            if (found >= 0)
            {
                var length = seen + found;
                var line = Encoding.UTF8.GetString(buffer.AsSpan(start, length).TrimEnd((byte)'\r'));
                start += length + 1;
                return line;
            }

            seen = end - start;
            if (seen > maxBytes)
                throw new MailServerException(
                    MailServerReason.ProtocolError,
                    $"{server} sent a line above {maxBytes} bytes."
                );
            await FillAsync(cancellationToken);
        }
    }

    /// <param name="count">In bytes.</param>
    /// <param name="destination">Where they go.</param>
    /// <param name="extends">The time limit runs anew as they come, since they are many.</param>
    /// <param name="cancellationToken">Ends the connection.</param>
    public async Task CopyAsync(long count, Stream destination, bool extends, CancellationToken cancellationToken)
    {
        while (count > 0)
        {
            if (start == end)
                await FillAsync(cancellationToken);
            var take = (int)Math.Min(count, end - start);
            await destination.WriteAsync(buffer.AsMemory(start, take), cancellationToken);
            start += take;
            count -= take;
            if (extends)
                Progress(take);
        }
    }

    public Task WriteLineAsync(string line, CancellationToken cancellationToken) =>
        WriteAsync(Encoding.UTF8.GetBytes(line + "\r\n"), cancellationToken);

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await stream
                .WriteAsync(bytes, cancellationToken)
                .AsTask()
                .WaitAsync(Left(), server.Clock, cancellationToken);
        }
        catch (Exception cut) when (cut is IOException or ObjectDisposedException or TimeoutException)
        {
            throw Broken(cut);
        }

        Progress(bytes.Length);
    }

    /// <summary>False when nothing came in time; nothing is lost, and the connection still works.</summary>
    public async Task<bool> WaitForDataAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        if (start < end)
            return true;
        try
        {
            await StartRead().WaitAsync(time, server.Clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            return false;
        }
        catch (IOException cut)
        {
            throw Broken(cut);
        }

        return true;
    }

    /// <summary>Goes on encrypted. What came in clear after the agreement was slipped in by somebody: it is refused.</summary>
    public async Task EncryptAsync(CancellationToken cancellationToken)
    {
        if (start < end || pending is not null)
            throw new MailServerException(
                MailServerReason.ProtocolError,
                $"{server} went on in clear after it agreed to encrypt."
            );
        stream = await Encryption.StartAsync(stream, server, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        if (pending is not null)
            await ((Task)pending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    void Start(TimeSpan time)
    {
        began = server.Clock.GetTimestamp();
        limit = time;
        sinceRestart = 0;
    }

    void Progress(int bytes)
    {
        sinceRestart += bytes;
        if (sinceRestart < Stride)
            return;
        began = server.Clock.GetTimestamp();
        sinceRestart = 0;
    }

    async Task FillAsync(CancellationToken cancellationToken)
    {
        try
        {
            var reading = StartRead();
            var count = reading.IsCompletedSuccessfully
                ? reading.Result
                : await reading.WaitAsync(Left(), server.Clock, cancellationToken);
            pending = null;
            if (count == 0)
                throw new MailServerException(MailServerReason.Dropped, $"{server} closed the connection.");
            end += count;
        }
        catch (Exception cut) when (cut is IOException or ObjectDisposedException or TimeoutException)
        {
            throw Broken(cut);
        }
    }

    /// <summary>One read at a time: the one that is under way when there is one.</summary>
    Task<int> StartRead()
    {
        if (pending is not null)
            return pending;
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
            start = 0;
        }

        if (end == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
        return pending = stream.ReadAsync(buffer.AsMemory(end), CancellationToken.None).AsTask();
    }

    TimeSpan Left()
    {
        var left = limit - server.Clock.GetElapsedTime(began);
        return left > TimeSpan.Zero ? left : throw new TimeoutException();
    }

    MailServerException Broken(Exception cause) =>
        cause is TimeoutException
            ? new MailServerException(MailServerReason.TimedOut, $"{server} did not answer in time.", cause: cause)
            : new MailServerException(MailServerReason.Dropped, $"{server} cut the connection.", cause: cause);
}
