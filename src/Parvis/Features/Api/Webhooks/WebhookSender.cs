using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace Parvis.Features.Api.Webhooks;

/// <summary>One signed call. Every connection goes to an address checked as it is made, and no answer leads elsewhere.</summary>
public sealed class WebhookSender(WebhookTargets targets, TimeProvider clock) : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    readonly HttpClient http = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            // A proxy would resolve the name itself, unchecked.
            UseProxy = false,
            ActivityHeadersPropagator = null,
            MaxResponseHeadersLength = 16,
            // The status is all that is read: a long answer is cut off.
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
        }
    )
    {
        Timeout = Patience,
    };

    public async Task<WebhookAnswer> SendAsync(
        WebhookDelivery delivery,
        string target,
        string secret,
        CancellationToken cancellationToken
    )
    {
        try
        {
            using var call = Sign(delivery, target, secret);
            using var answer = await http.SendAsync(call, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return WebhookAnswer.Of((int)answer.StatusCode);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return WebhookAnswer.None("Pas de réponse en 10 secondes.");
        }
        catch (HttpRequestException failure)
        {
            return WebhookAnswer.None(Explain(failure));
        }
    }

    public void Dispose() => http.Dispose();

    HttpRequestMessage Sign(WebhookDelivery delivery, string target, string secret)
    {
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds();
        var call = new HttpRequestMessage(HttpMethod.Post, new Uri(target))
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(delivery.Payload)),
        };
        call.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        call.Headers.Add("User-Agent", "Parvis-Webhooks");
        call.Headers.Add("Parvis-Delivery", delivery.PublicId);
        call.Headers.Add("Parvis-Event", delivery.Event.OnTheWire());
        call.Headers.Add("Parvis-Timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        call.Headers.Add("Parvis-Signature", $"v1={WebhookSecret.Sign(secret, timestamp, delivery.Payload)}");
        return call;
    }

    static string Explain(HttpRequestException failure)
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
