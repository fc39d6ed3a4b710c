using System.Net.Sockets;
using System.Security.Authentication;

namespace Parvis.Features.Api.Webhooks;

/// <summary>Connections to other programs: every one goes to an address checked as it is made, and no answer leads elsewhere.</summary>
public static class CheckedConnections
{
    public static SocketsHttpHandler To(WebhookTargets targets) =>
        new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            // A proxy would resolve the name itself, unchecked.
            UseProxy = false,
            ActivityHeadersPropagator = null,
            MaxResponseHeadersLength = 16,
            // Little of an answer is read: a long one is cut off.
            MaxResponseDrainSize = 4096,
            ResponseDrainTimeout = TimeSpan.FromSeconds(1),
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ConnectCallback = async (context, cancellationToken) =>
            {
                var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
                var addresses = await targets.ResolveAsync(host, cancellationToken);
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                try
                {
                    await socket.ConnectAsync(addresses, port, cancellationToken);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            },
        };

    /// <summary>Why a call did not get through, in a French sentence.</summary>
    public static string Explain(HttpRequestException failure)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case PrivateTargetException:
                    return "Cette adresse mène à un réseau privé, où Parvis n'appelle pas.";
                case AuthenticationException:
                    return "Le certificat du serveur n'est pas reconnu.";
                case SocketException
                {
                    SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain,
                }:
                    return "Aucun serveur ne porte ce nom.";
                case SocketException { SocketErrorCode: SocketError.ConnectionRefused }:
                    return "Le serveur n'accepte pas la connexion.";
            }
        }

        return "La connexion avec le serveur a échoué.";
    }
}
