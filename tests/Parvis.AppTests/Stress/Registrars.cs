using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Parvis.TestKit;

namespace Parvis.AppTests.Stress;

/// <summary>What the caller was told: it may count on it for ever.</summary>
sealed record Confirmation(string Reference, string Body);

/// <summary>
/// Programs that register requests side by side and never give up: whatever goes wrong, the same call is sent again
/// under the same Idempotency-Key. Some hang up before the answer, some send again what was confirmed.
/// </summary>
sealed class Registrars(TownProcess town, string token, Guid topic)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    readonly ConcurrentDictionary<int, Confirmation> confirmed = new();
    int tries;
    int failures;

    public IReadOnlyDictionary<int, Confirmation> Confirmed => confirmed;

    public int Tries => tries;

    /// <summary>No answer, one cut off, or one that says to come back.</summary>
    public int Failures => failures;

    public static string SubjectOf(int number) => $"Essai {number}";

    public static string MailOf(int number) => $"essai.{number}@exemple.fr";

    public async Task RegisterAsync(int count, int atOnce, int seed)
    {
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(WorkAsync));

        async Task WorkAsync(int worker)
        {
            var random = new Random(seed + worker);
            using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            while (Interlocked.Increment(ref next) is var number && number <= count)
            {
                await UntilConfirmedAsync(http, number, random);
                if (random.Next(5) == 0)
                    await UntilConfirmedAsync(http, random.Next(1, number + 1), random);
            }
        }
    }

    async Task UntilConfirmedAsync(HttpClient http, int number, Random random)
    {
        while (true)
        {
            while (town.Address is null)
                await Task.Delay(20);
            Interlocked.Increment(ref tries);
            if (await TryAsync(http, number, random) is { } answer)
            {
                // The very same answer each time, whoever got it first.
                confirmed.GetOrAdd(number, answer).ShouldBe(answer);
                return;
            }

            Interlocked.Increment(ref failures);
            await Task.Delay(random.Next(20, 120));
        }
    }

    async Task<Confirmation?> TryAsync(HttpClient http, int number, Random random)
    {
        if (town.Address is not { } address)
            return null;
        using var hangUp = new CancellationTokenSource(
            random.Next(10) == 0 ? TimeSpan.FromMilliseconds(random.Next(1, 30)) : Patience
        );
        try
        {
            using var call = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "/api/v1/requests"));
            call.Headers.Add("Idempotency-Key", $"essai-{number}");
            call.Content = JsonContent.Create(
                new
                {
                    subject = SubjectOf(number),
                    text = $"Un trou profond devant le {number}.",
                    topicId = topic,
                    requester = new
                    {
                        firstName = "Awa",
                        lastName = "Diop",
                        email = MailOf(number),
                    },
                }
            );
            using var answer = await http.SendAsync(call, hangUp.Token);
            var body = await answer.Content.ReadAsStringAsync(hangUp.Token);
            if ((int)answer.StatusCode >= 500)
                return null;
            answer.StatusCode.ShouldBe(HttpStatusCode.Created, body);
            return new Confirmation(JsonDocument.Parse(body).RootElement.GetProperty("reference").GetString()!, body);
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or OperationCanceledException)
        {
            return null;
        }
    }
}
