using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Parvis.Features.Api.Webhooks;

/// <summary>One signed call. Every connection goes to an address checked as it is made, and no answer leads elsewhere.</summary>
public sealed class WebhookSender(WebhookTargets targets, TimeProvider clock) : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    readonly HttpClient http = new(CheckedConnections.To(targets)) { Timeout = Patience };

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
            return WebhookAnswer.None(CheckedConnections.Explain(failure));
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
}
