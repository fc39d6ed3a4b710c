using System.Net;
using Parvis.Data.Outbox;
using Parvis.Features.Api.Webhooks;
using Parvis.Features.Settings;

namespace Parvis.Features.Administration.Texts;

/// <summary>
/// Calls the provider, to addresses checked as webhooks' are. What may have left is never sent again by itself: a person
/// who gets the same message twice believes in a mistake, and the town pays for both.
/// </summary>
public sealed class TextProvider(WebhookTargets targets) : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    const int LongestAnswer = 64 * 1024;

    readonly HttpClient http = new(CheckedConnections.To(targets))
    {
        Timeout = Patience,
        MaxResponseContentBufferSize = LongestAnswer,
    };

    public async Task SendAsync(
        OutgoingText text,
        TextMessageSettings by,
        string secret,
        CancellationToken cancellationToken
    )
    {
        try
        {
            using var call = new ProviderCall(by, text, secret).Make();
            using var answer = await http.SendAsync(call, cancellationToken);
            Judge(answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellationToken), by.SuccessText);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new MailRefusedException(
                "Le prestataire n'a pas répondu : le texto est peut-être parti.",
                forGood: true,
                late
            );
        }
        catch (HttpRequestException failure)
        {
            throw new MailRefusedException(
                CheckedConnections.Explain(failure),
                forGood: failure.HttpRequestError is HttpRequestError.ResponseEnded or HttpRequestError.Unknown,
                failure
            );
        }
    }

    public void Dispose() => http.Dispose();

    static void Judge(HttpStatusCode status, string answer, string success)
    {
        var code = (int)status;
        if (code is >= 200 and < 300)
        {
            if (success.Length > 0 && !answer.Contains(success, StringComparison.OrdinalIgnoreCase))
                throw new MailRefusedException("Le prestataire n'a pas confirmé l'envoi.", forGood: true);
            return;
        }

        throw code switch
        {
            401 or 403 or 407 => new MailRefusedException(
                "Le prestataire de textos refuse nos identifiants.",
                forGood: false
            ),
            404 or 405 or (>= 300 and < 400) => new MailRefusedException(
                "L'adresse du prestataire de textos n'est pas la bonne.",
                forGood: false
            ),
            // Who passes our call on heard nothing: the provider may have taken it.
            408 or 502 or 504 => new MailRefusedException(
                "Le prestataire n'a pas répondu : le texto est peut-être parti.",
                forGood: true
            ),
            429 or >= 500 => new MailRefusedException(
                "Le prestataire de textos est occupé ou en panne.",
                forGood: false
            ),
            _ => new MailRefusedException("Le prestataire refuse ce message ou ce numéro.", forGood: true),
        };
    }
}
