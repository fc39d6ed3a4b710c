using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Parvis.Data;
using Parvis.Data.Outbox;

namespace Parvis.Features.Settings.Mail;

/// <summary>Access tokens of the applications that read and send mail, each kept until shortly before it expires.</summary>
public sealed class OAuthTokens(TimeProvider clock) : IDisposable
{
    /// <summary>A token that expires while a mailbox is being opened is of no use.</summary>
    static readonly TimeSpan Early = TimeSpan.FromMinutes(2);

    /// <summary>For providers that do not say (RFC 6749, section 5.1).</summary>
    const int UsualSeconds = 600;

    const int LongestAnswer = 100_000;

    const int MaxError = 60;

    readonly ConcurrentDictionary<string, Kept> kept = new(StringComparer.Ordinal);

    readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(20),
        MaxResponseContentBufferSize = LongestAnswer,
    };

    /// <exception cref="MailRefusedException">The provider gives none; the sentence says why.</exception>
    public async Task<string> GetAsync(OAuthApplication application, string secret, CancellationToken cancellationToken)
    {
        var name = NameOf(application, secret);
        if (kept.TryGetValue(name, out var known) && known.Until > clock.GetUtcNow())
            return known.Token;
        var fresh = await AskAsync(application, secret, cancellationToken);
        kept[name] = fresh;
        return fresh.Token;
    }

    /// <summary>The next one is asked for anew: somebody has just changed what the provider allows.</summary>
    public void Forget(OAuthApplication application, string secret) =>
        kept.TryRemove(NameOf(application, secret), out _);

    public void Dispose() => http.Dispose();

    async Task<Kept> AskAsync(OAuthApplication application, string secret, CancellationToken cancellationToken)
    {
        if (!application.HasAddress)
            throw Refused("L'adresse où demander les jetons n'est pas une adresse https.");
        var address = new Uri(application.TokenAddress);
        try
        {
            using var question = new HttpRequestMessage(HttpMethod.Post, address)
            {
                Content = new FormUrlEncodedContent(
                    new Dictionary<string, string>(StringComparer.Ordinal)
                    {
                        ["grant_type"] = "client_credentials",
                        ["client_id"] = application.ClientId,
                        ["client_secret"] = secret,
                        ["scope"] = application.Scope,
                    }
                ),
            };
            question.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            using var answer = await http.SendAsync(question, cancellationToken);
            using var said = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellationToken));
            return Read(said.RootElement) ?? throw Refused(Explain(said.RootElement, address.Host));
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw Refused($"{address.Host} ne répond pas : impossible de lui demander un jeton.", late);
        }
        catch (HttpRequestException away)
        {
            throw Refused($"{address.Host} est hors d'atteinte : impossible de lui demander un jeton.", away);
        }
        catch (JsonException other)
        {
            throw Refused($"Ce qui répond sur {address.Host} ne donne pas de jetons : vérifiez l'adresse.", other);
        }
    }

    Kept? Read(JsonElement said)
    {
        if (Text(said, "access_token") is not { Length: > 0 } token)
            return null;
        return new Kept(token, clock.GetUtcNow() + TimeSpan.FromSeconds(SecondsOf(said)) - Early);
    }

    /// <summary>A number (RFC 6749, section 5.1), which some providers write as a string.</summary>
    static int SecondsOf(JsonElement said)
    {
        if (!said.TryGetProperty("expires_in", out var lasts))
            return UsualSeconds;
        var digits = lasts.ValueKind switch
        {
            JsonValueKind.Number => lasts.GetRawText(),
            JsonValueKind.String => lasts.GetString(),
            _ => null,
        };
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? seconds
            : UsualSeconds;
    }

    /// <summary>The errors of RFC 6749, section 5.2.</summary>
    static string Explain(JsonElement said, string host) =>
        Text(said, "error") switch
        {
            "invalid_client" or "unauthorized_client" =>
                $"{host} ne reconnaît pas l'application, ou son secret : vérifiez les deux.",
            "invalid_scope" => $"{host} n'accorde pas cette autorisation à l'application : vérifiez la portée.",
            { Length: > 0 } other => $"{host} refuse de donner un jeton ({other.CutTo(MaxError)}).",
            _ => $"Ce qui répond sur {host} ne donne pas de jetons : vérifiez l'adresse.",
        };

    static string? Text(JsonElement said, string name) =>
        said.ValueKind == JsonValueKind.Object
        && said.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    static MailRefusedException Refused(string sentence, Exception? cause = null) =>
        new(sentence, forGood: false, cause);

    /// <summary>The secret itself is not kept as a key.</summary>
    static string NameOf(OAuthApplication application, string secret) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join('\n', application.TokenAddress, application.ClientId, application.Scope, secret)
                )
            )
        );

    sealed record Kept(string Token, DateTimeOffset Until);
}
