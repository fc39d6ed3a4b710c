using System.Net.Sockets;

namespace Parvis.Mail.Servers;

/// <summary>Reaches a server, encrypted from the start when it is to be.</summary>
static class WireConnector
{
    public static async Task<WireConnection> ConnectAsync(MailServer server, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            // A wait of half an hour goes through routers that forget silent connections.
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, optionValue: true);
            await ReachAsync(socket, server, cancellationToken);
            Stream stream = new NetworkStream(socket, ownsSocket: true);
            if (server.Encryption == MailEncryption.Tls)
                stream = await Encryption.StartAsync(stream, server, cancellationToken);
            return new WireConnection(stream, server);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    static async Task ReachAsync(Socket socket, MailServer server, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(server.ConnectTimeout, server.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await socket.ConnectAsync(server.Host, server.Port, either.Token);
        }
        catch (SocketException failure)
        {
            throw new MailServerException(
                Reason(failure.SocketErrorCode),
                $"{server} was not reached ({failure.SocketErrorCode}).",
                cause: failure
            );
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new MailServerException(MailServerReason.TimedOut, $"{server} was not reached in time.", cause: late);
        }
    }

    static MailServerReason Reason(SocketError error) =>
        error switch
        {
            SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => MailServerReason.HostUnknown,
            SocketError.ConnectionRefused => MailServerReason.ConnectionRefused,
            SocketError.TimedOut => MailServerReason.TimedOut,
            SocketError.ConnectionReset or SocketError.ConnectionAborted => MailServerReason.Dropped,
            _ => MailServerReason.Unreachable,
        };
}
