using Parvis.TestKit;

namespace Parvis.BrowserTests.Journeys;

public sealed class TransferRefusedTests
{
    /// <summary>Nothing gets lost between two departments that both think it is the other's.</summary>
    [SkippableTheory, InlineData(true), InlineData(false)]
    public async Task A_transfer_that_is_refused_comes_back_with_its_reason(bool javaScript)
    {
        var screen = Screen.Desktop with { JavaScript = javaScript };
        var app = await JourneyTown.SharedAsync();
        var subject = $"Racine sous le trottoir {(javaScript ? "avec" : "sans")} script";
        var request = await app.RegisterPotholeAsync(subject);

        await using var roads = await Clerk.SignInAsync(app, "voirie", screen);
        await roads.GoAsync($"/demandes/{request.Reference}");
        await roads.PressAsync("La prendre");
        await roads.FollowAsync("Transférer");
        await roads.ChooseAsync("Au service", "Espaces verts");
        await roads.FillAsync("Pourquoi", "C'est la racine qu'il faut couper.");
        await roads.PressAsync("Transférer");
        await roads.SeesAsync("La demande est transférée à Espaces verts");

        await using var parks = await Clerk.SignInAsync(app, "chef-verts", screen);
        await parks.LookAtWhatIsOfferedAsync();
        await parks.OpenRowAsync(subject);
        await parks.SeesAsync("C'est la racine qu'il faut couper.");
        await parks.FollowAsync("La renvoyer");
        await parks.FillAsync("Pourquoi", "La racine est morte : c'est de la maçonnerie.");
        await parks.PressAsync("Renvoyer");
        await parks.SeesAsync("La demande est renvoyée.");

        await roads.GoAsync("/");
        await roads.SeesNewsAsync(subject, "vous renvoie cette demande");
        await roads.OpenRowAsync(subject);
        await roads.SeesAsync("La racine est morte : c'est de la maçonnerie.");
        await roads.FollowAsync("Mes demandes");
        await roads.SeesInRowAsync(subject, "Anne Morel");

        // Who had it once still reads it, and no longer acts on it.
        await parks.GoAsync($"/demandes/{request.Reference}");
        await parks.SeesAsync("C'est la racine qu'il faut couper.");
        (await parks.Named(Microsoft.Playwright.AriaRole.Link, "Transférer").CountAsync()).ShouldBe(0);
    }
}
