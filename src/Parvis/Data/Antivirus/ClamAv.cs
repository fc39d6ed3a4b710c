using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Parvis.Data.Antivirus;

/// <summary>ClamAV's <c>clamd</c>, on this machine or another: files are sent to it, it need not reach them.</summary>
sealed class ClamAv(ClamAvAddress address) : IAntivirus
{
    const int Piece = 64 * 1024;

    const string Found = " FOUND";

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public async Task<string?> FindThreatAsync(Stream content, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            return Threat(await AskAsync(content, limit.Token));
        }
        catch (Exception failure)
            when (failure is SocketException or IOException or OperationCanceledException
                && !cancellationToken.IsCancellationRequested
            )
        {
            throw new AntivirusAwayException("clamd did not answer.", failure);
        }
        finally
        {
            content.Position = 0;
        }
    }

    async Task<string> AskAsync(Stream content, CancellationToken cancellationToken)
    {
        using var socket = address.IsFile
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(address.EndPoint, cancellationToken);
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellationToken);
        await SendAsync(content, stream, cancellationToken);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return (await reader.ReadToEndAsync(cancellationToken)).TrimEnd('\0', '\n');
    }

    /// <summary>In pieces, each after its length; a length of zero ends.</summary>
    static async Task SendAsync(Stream content, NetworkStream clamd, CancellationToken cancellationToken)
    {
        var piece = new byte[4 + Piece];
        int length;
        do
        {
            length = await content.ReadAsync(piece.AsMemory(4), cancellationToken);
            BinaryPrimitives.WriteInt32BigEndian(piece, length);
            await clamd.WriteAsync(piece.AsMemory(0, 4 + length), cancellationToken);
        } while (length > 0);
    }

    /// <summary>« stream: OK », « stream: Eicar-Test-Signature FOUND », or why it would not look.</summary>
    static string? Threat(string answer)
    {
        const string before = "stream: ";
        if (answer == $"{before}OK")
            return null;
        if (answer.Contains("size limit exceeded", StringComparison.OrdinalIgnoreCase))
            throw new TooLargeForAntivirusException($"clamd said: {answer}");
        return answer.StartsWith(before, StringComparison.Ordinal) && answer.EndsWith(Found, StringComparison.Ordinal)
            ? answer[before.Length..^Found.Length]
            : throw new AntivirusAwayException($"clamd said: {answer}");
    }
}
