using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.TestKit;

namespace Parvis.AppTests.Postal;

/// <summary>One letter given to the post by itself, and where its departure is seen.</summary>
public sealed class LetterPostingTests
{
    [SkippableTheory, BothDatabases]
    public async Task A_letter_noted_the_day_after_left_the_day_it_left_and_the_request_says_so(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database, PostalStand.WithoutPrinter);
        var request = await app.WriteLetterAsync();
        var address = $"/demandes/{request.Reference}/courrier/{(await app.OutgoingAsync(request))[^1].PublicId}";
        app.Clock.Advance(TimeSpan.FromDays(1));
        using var anne = await app.SignInAsync("voirie");
        var letter = await anne.GetPageAsync(address);
        letter.Find("[name='On']").GetAttribute("value").ShouldBe("2026-11-17");

        var refused = await letter.SubmitAsync("Imprimé et remis au courrier", ("On", new DateOnly(2026, 11, 18)));
        refused.Errors.ShouldBe(["Une lettre ne peut pas être partie après aujourd'hui."]);
        refused.Find("[name='On']").GetAttribute("value").ShouldBe("2026-11-18");
        var page = await refused.SubmitAsync("Imprimé et remis au courrier", ("On", new DateOnly(2026, 11, 16)));

        page.Text.ShouldContain("D-2026-00001, parti le lundi 16 novembre 2026. Lettre verte.");
        (await app.LinesAsync()).ShouldHaveSingleItem().PostedOn.ShouldBe(new DateOnly(2026, 11, 16));
    }

    [SkippableTheory, BothDatabases]
    public async Task A_period_that_ends_before_it_begins_is_said(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        using var accueil = await app.SignInAsync("accueil");
        foreach (var register in new[] { PostalStand.Register, "/courrier/registre" })
        {
            (await accueil.GetPageAsync($"{register}?du=2026-11-16&au=2026-11-02")).Text.ShouldContain(
                "La période finit avant de commencer : échangez « du » et « au »."
            );
        }
    }
}
