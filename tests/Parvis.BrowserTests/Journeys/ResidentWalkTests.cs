using System.Diagnostics;
using Microsoft.Playwright;
using Parvis.Data;
using Parvis.TestKit;

namespace Parvis.BrowserTests.Journeys;

/// <summary>How long it takes somebody who knows nothing but the words on the screen.</summary>
public sealed class ResidentWalkTests
{
    static readonly TimeSpan Most = TimeSpan.FromMinutes(3);

    /// <summary>25 words a minute, of five signs.</summary>
    static readonly TimeSpan Stroke = TimeSpan.FromMinutes(1.0 / (25 * 5));

    /// <summary>To read a page and find the button; the pages are short.</summary>
    static readonly TimeSpan Reading = TimeSpan.FromSeconds(5);

    /// <summary>
    /// A phone of 360 px on a slow 4G, the keyboard at 25 words a minute: from the town's address to who has it and until when.
    /// Reading and typing are added to what the pages took, so that the test need not last as long.
    /// </summary>
    [SkippableFact]
    public async Task A_request_is_sent_from_a_phone_in_under_three_minutes()
    {
        await using var app = await TownApp.StartAsync(DatabaseKind.Sqlite, new TownAppOptions { ClockWalks = true });
        await app.OpenToResidentsAsync();
        await using var resident = await Clerk.ArriveAsync(app, Screen.Phone);
        await SlowDownAsync(resident.Page);
        var (watch, typed, read) = (Stopwatch.StartNew(), 0, 0);

        await resident.GoAsync("/demander");
        await TypeAsync("De quoi s'agit-il ?", "trou dans la route");
        await PressAsync("Chercher");
        read++;
        await resident.FollowAsync("Nid-de-poule");
        await PressAsync("Commencer");
        await TypeAsync("Où est-ce ?", "12 rue des Lilas");
        await TypeAsync("Que se passe-t-il ?", "Un trou profond devant chez moi, un vélo est tombé.");
        await PressAsync("Continuer");
        await TypeAsync("Nom", "Le Goff");
        await TypeAsync("Téléphone (facultatif)", "0612345678");
        await PressAsync("Continuer");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await PressAsync("Envoyer ma demande");
        await resident.SeesAsync("Voirie");
        await resident.SeesAsync("au plus tard le");

        (watch.Elapsed + (Stroke * typed) + (Reading * read)).ShouldBeLessThan(Most);

        async Task TypeAsync(string label, string words)
        {
            typed += words.Length;
            await resident.FillAsync(label, words);
        }

        async Task PressAsync(string words)
        {
            read++;
            await resident.PressAsync(words);
        }
    }

    /// <summary>1.6 Mbit/s down, 0.75 up, 150 ms there and back.</summary>
    static async Task SlowDownAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync(
            "Network.emulateNetworkConditions",
            new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["offline"] = false,
                ["latency"] = 150,
                ["downloadThroughput"] = 200_000,
                ["uploadThroughput"] = 94_000,
            }
        );
    }
}
