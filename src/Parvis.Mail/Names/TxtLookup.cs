using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Parvis.Mail.Names;

/// <summary>
/// Asks a name server for the texts of a name (RFC 1035, TXT records), over UDP, then over TCP when they are long. The
/// framework knows addresses only.
/// </summary>
/// <param name="servers">Asked in this order until one answers; <see cref="NameServers.OfThisMachine"/> for those of the system.</param>
/// <param name="patience">For each question to each server.</param>
public sealed class TxtLookup(IReadOnlyList<IPEndPoint> servers, TimeSpan patience)
{
    const int LargestDatagram = 4096;

    /// <summary>The texts of a name, each with its pieces joined; empty when the name has none or does not exist.</summary>
    /// <param name="name">Without a trailing dot: <c>_dmarc.example.org</c>.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <returns>Null when no server answered, or all of them refused.</returns>
    /// <exception cref="ArgumentException">No name server would take this for a name.</exception>
    public async Task<IReadOnlyList<string>?> FindAsync(string name, CancellationToken cancellationToken)
    {
        foreach (var server in servers)
        {
            try
            {
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                limit.CancelAfter(patience);
                if (await AskAsync(server, name, limit.Token) is { } texts)
                    return texts;
            }
            catch (Exception failure)
                when (failure is SocketException or IOException or InvalidDataException or OperationCanceledException
                    && !cancellationToken.IsCancellationRequested
                )
            {
                // The next server may answer.
            }
        }

        return null;
    }

    static async Task<IReadOnlyList<string>?> AskAsync(
        IPEndPoint server,
        string name,
        CancellationToken cancellationToken
    )
    {
        var id = (ushort)RandomNumberGenerator.GetInt32(ushort.MaxValue + 1);
        var question = DnsMessage.Question(id, name);
        var answer = DnsMessage.Read(await OverUdpAsync(server, question, id, cancellationToken), id);
        if (answer.Truncated)
            answer = DnsMessage.Read(await OverTcpAsync(server, question, cancellationToken), id);
        return answer.Refused ? null : answer.Texts;
    }

    static async Task<byte[]> OverUdpAsync(
        IPEndPoint server,
        byte[] question,
        ushort id,
        CancellationToken cancellationToken
    )
    {
        using var socket = new Socket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        // Connected: datagrams from anybody else are dropped by the system.
        await socket.ConnectAsync(server, cancellationToken);
        await socket.SendAsync(question, cancellationToken);
        var datagram = new byte[LargestDatagram];
        while (true)
        {
            var length = await socket.ReceiveAsync(datagram, cancellationToken);
            // Not ours: a late answer to another question, or somebody who guesses.
            if (DnsMessage.IsAnswerTo(datagram.AsSpan(0, length), id))
                return datagram[..length];
        }
    }

    static async Task<byte[]> OverTcpAsync(IPEndPoint server, byte[] question, CancellationToken cancellationToken)
    {
        using var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(server, cancellationToken);
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync(
            (byte[])[(byte)(question.Length >> 8), (byte)question.Length, .. question],
            cancellationToken
        );
        var length = new byte[2];
        await stream.ReadExactlyAsync(length, cancellationToken);
        var answer = new byte[(length[0] << 8) | length[1]];
        await stream.ReadExactlyAsync(answer, cancellationToken);
        return answer;
    }
}
