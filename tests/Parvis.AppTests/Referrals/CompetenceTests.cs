using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Referrals.Competences;
using Parvis.TestKit;

namespace Parvis.AppTests.Referrals;

/// <summary>Who does what, by topic and place.</summary>
public sealed class CompetenceTests
{
    [SkippableTheory, BothDatabases]
    public async Task A_place_without_a_word_would_hold_everywhere_and_is_refused(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var admin = await app.SignInAsync("admin");
        var table = await admin.GetPageAsync("/reglages/qui-fait-quoi");

        var refused = await table.SubmitAsync(
            "Ajouter",
            ("TopicId", app.Town.Pothole),
            ("PartnerId", app.Town.Metropolis),
            ("Place", "…")
        );

        refused.Errors.ShouldHaveSingleItem().ShouldContain("rien si c'est partout");
        (await app.DatabaseAsync(db => db.Set<Competence>().AnyAsync())).ShouldBeFalse();
    }
}
