using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Intake;
using Parvis.TestKit;

namespace Parvis.AppTests.Intake;

public sealed class SimpleCallTests
{
    [SkippableTheory, BothDatabases]
    public async Task One_press_counts_a_call_and_another_takes_it_back(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var reception = await app.SignInAsync("accueil");
        var page = await reception.GetPageAsync("/demandes/simple-appel");

        page = await page.SubmitAsync($"[value='{app.Town.BirthCertificate}'][name='TopicId']");

        page.Text.ShouldContain("Compté : Acte de naissance");
        var counted = await app.DatabaseAsync(db => db.Set<ContactLog>().SingleAsync());
        counted.TopicId.ShouldBe(app.Town.BirthCertificate);
        page = await page.SubmitAsync("Annuler ce compte");
        (await app.DatabaseAsync(db => db.Set<ContactLog>().CountAsync())).ShouldBe(0);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_colleague_cannot_take_it_back(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var reception = await app.SignInAsync("accueil");
        using var colleague = await app.SignInAsync("accueil2");
        var page = await reception.GetPageAsync("/demandes/simple-appel");
        await page.SubmitAsync("Compter", ("TopicId", app.Town.Noise));

        (await colleague.GetPageAsync("/demandes/simple-appel")).Has("[name=contact]").ShouldBeFalse();
    }

    [SkippableTheory, BothDatabases]
    public async Task The_quick_entry_counts_too_once(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var reception = await app.SignInAsync("accueil");
        var form = await reception.GetPageAsync("/demandes/nouvelle");

        var page = await form.SubmitAsync("Simple appel à compter", ("TopicId", app.Town.Noise));
        await form.SubmitAsync("Simple appel à compter", ("TopicId", app.Town.Noise));

        page.Text.ShouldContain("Compté : Bruit de voisinage");
        (await app.DatabaseAsync(db => db.Set<ContactLog>().CountAsync())).ShouldBe(1);
        var refused = await (await reception.GetPageAsync("/demandes/nouvelle")).SubmitAsync("Simple appel à compter");
        refused.Text.ShouldContain("Choisissez le sujet");
    }
}
