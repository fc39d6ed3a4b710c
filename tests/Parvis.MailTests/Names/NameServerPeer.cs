using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Parvis.MailTests.Names;

/// <summary>A name server on loopback that knows a few texts, over UDP and TCP, on one port.</summary>
sealed class NameServerPeer : IDisposable
{
    readonly Dictionary<string, string[]> texts;
    readonly UdpClient udp;
    readonly TcpListener tcp;
    readonly CancellationTokenSource over = new();

    public NameServerPeer(Dictionary<string, string[]> texts)
    {
        this.texts = texts;
        tcp = new TcpListener(IPAddress.Loopback, 0);
        tcp.Start();
        udp = new UdpClient((IPEndPoint)tcp.LocalEndpoint);
        _ = AnswerUdpAsync();
        _ = AnswerTcpAsync();
    }

    public IPEndPoint Address => (IPEndPoint)tcp.LocalEndpoint;

    /// <summary>Answers SERVFAIL to everything.</summary>
    public bool Fails { get; init; }

    /// <summary>Sends an answer to another question first.</summary>
    public bool Confuses { get; init; }

    /// <summary>Answers by TCP only what is longer than this.</summary>
    public int LongestDatagram { get; init; } = 512;

    public int AskedByTcp { get; private set; }

    public void Dispose()
    {
        over.Cancel();
        udp.Dispose();
        tcp.Stop();
        over.Dispose();
    }

    async Task AnswerUdpAsync()
    {
        while (!over.IsCancellationRequested)
        {
            UdpReceiveResult asked;
            try
            {
                asked = await udp.ReceiveAsync(over.Token);
            }
            catch (Exception stopped) when (stopped is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }

            if (Confuses)
                await udp.SendAsync(
                    Answer([(byte)~asked.Buffer[0], .. asked.Buffer[1..]], false),
                    asked.RemoteEndPoint
                );
            var answer = Answer(asked.Buffer, false);
            await udp.SendAsync(
                answer.Length > LongestDatagram ? Answer(asked.Buffer, true) : answer,
                asked.RemoteEndPoint
            );
        }
    }

    async Task AnswerTcpAsync()
    {
        try
        {
            while (!over.IsCancellationRequested)
            {
                using var client = await tcp.AcceptTcpClientAsync(over.Token);
                AskedByTcp++;
                await using var stream = client.GetStream();
                var length = new byte[2];
                await stream.ReadExactlyAsync(length, over.Token);
                var question = new byte[(length[0] << 8) | length[1]];
                await stream.ReadExactlyAsync(question, over.Token);
                var answer = Answer(question, false);
                await stream.WriteAsync(
                    (byte[])[(byte)(answer.Length >> 8), (byte)answer.Length, .. answer],
                    over.Token
                );
            }
        }
        catch (Exception stopped)
            when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            return;
        }
    }

    byte[] Answer(byte[] question, bool truncated)
    {
        var known = texts.TryGetValue(NameIn(question), out var found);
        var records = known && !Fails && !truncated ? found! : [];
        var code =
            Fails ? 2
            : known ? 0
            : 3;
        var answer = new List<byte>
        {
            question[0],
            question[1],
            (byte)(0x81 | (truncated ? 2 : 0)),
            (byte)(0x80 | code),
            0,
            1,
            0,
            (byte)records.Length,
            0,
            0,
            0,
            0,
        };
        answer.AddRange(question[12..]);
        foreach (var text in records)
        {
            var pieces = Encoding
                .UTF8.GetBytes(text)
                .Chunk(255)
                .SelectMany(p => (byte[])[(byte)p.Length, .. p])
                .ToArray();
            answer.AddRange([0xC0, 12, 0, 16, 0, 1, 0, 0, 0, 60, (byte)(pieces.Length >> 8), (byte)pieces.Length]);
            answer.AddRange(pieces);
        }

        return [.. answer];
    }

    static string NameIn(byte[] question)
    {
        var labels = new List<string>();
        for (var at = 12; question[at] != 0; at += 1 + question[at])
            labels.Add(Encoding.ASCII.GetString(question, at + 1, question[at]));
        return string.Join('.', labels);
    }
}
