using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Oversight;

/// <summary>A word heard on the market becomes a request of somebody.</summary>
public sealed class StreetNoteTests
{
    [SkippableTheory, BothDatabases]
    public async Task Somebody_new_gets_a_sheet_the_town_hall_finds(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);

        await NoteAsync(app, ("Name", "Mme Yasmina Le Goff"), ("Phone", "06 11 22 33 44"));

        using var reception = await app.SignInAsync("accueil");
        (await reception.GetPageAsync("/usagers?q=yasmina le goff")).Text.ShouldContain("Yasmina Le Goff");
        var request = await app.DatabaseAsync(db => db.Set<CitizenRequest>().SingleAsync());
        var page = await reception.GetPageAsync($"/demandes/{request.Reference}");
        page.Text.ShouldContain("Yasmina Le Goff");
        page.Text.ShouldContain("Entendu par Jeanne Rousseau");
    }

    [SkippableTheory, BothDatabases]
    public async Task The_same_name_and_phone_is_the_same_person(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);

        await NoteAsync(app, ("Name", "jean dupont"), ("Phone", "0299112233"));

        var holder = await app.DatabaseAsync(db =>
            db.Set<CitizenRequest>()
                .Join(db.Set<Requester>(), r => r.RequesterId, p => p.Id, (_, p) => p.PublicId)
                .SingleAsync()
        );
        holder.ShouldBe(app.Town.Jean);
    }

    [SkippableTheory, BothDatabases]
    public async Task A_homonym_is_left_to_the_town_hall(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);

        var receipt = await NoteAsync(app, ("Name", "Jean Dupont"));

        receipt.Text.ShouldNotContain("même");
        (await app.DatabaseAsync(db => db.Set<Requester>().CountAsync(r => r.DisplayName == "Jean Dupont"))).ShouldBe(
            2
        );
    }

    static async Task<TownPage> NoteAsync(TownApp app, params (string Field, object? Value)[] said)
    {
        using var official = await app.SignInAsync("elue");
        var form = await official.GetPageAsync("/elu/note");
        return await form.SubmitAsync("Transmettre à la mairie", [("Words", "Un trou devant l'école."), .. said]);
    }
}
