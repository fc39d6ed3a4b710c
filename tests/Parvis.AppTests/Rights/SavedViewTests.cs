using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requests.Queues;
using Parvis.TestKit;

namespace Parvis.AppTests.Rights;

/// <summary>Who sees, and who takes away, a view that Anne of the roads keeps for herself or for her department.</summary>
public sealed class SavedViewTests
{
    const string Own = "Mes trous";

    const string Shared = "Trous du service";

    /// <summary>Everybody who has queues: whether they see what is shared with the roads, and may take it away.</summary>
    static readonly (string Login, bool SeesShared, bool Deletes)[] Others =
    [
        ("voirie2", true, false),
        ("chef", true, true),
        ("verts", false, false),
        ("chef-verts", false, false),
        ("social", false, false),
        ("accueil", false, false),
        ("pilote", false, false),
    ];

    [SkippableTheory, BothDatabases]
    public async Task A_view_is_seen_and_taken_away_by_who_may_and_by_nobody_else(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var anne = await app.SignInAsync("voirie");
        await KeepAsync(anne, Own);
        await KeepAsync(anne, Shared, app.Town.Roads);

        foreach (var (login, seesShared, deletes) in Others)
        {
            using var other = await app.SignInAsync(login);
            var queue = await other.GetPageAsync("/demandes/service");

            var seen = queue.Rows(".queue-views-list li");
            seen.ShouldNotContain(Own, login);
            seen.Contains(Shared).ShouldBe(seesShared, login);
            queue.Body.Contains(await IdAsync(app, Shared)).ShouldBe(deletes, login);
            (await DeleteAsync(app, other, Own)).ShouldBe(HttpStatusCode.NotFound, login);
            if (!deletes)
                (await DeleteAsync(app, other, Shared)).ShouldBe(HttpStatusCode.NotFound, login);
        }

        (await anne.GetPageAsync("/demandes/service")).Rows(".queue-views-list li").ShouldBe([Own, Shared]);
        using var head = await app.SignInAsync("chef");
        (await DeleteAsync(app, head, Shared)).ShouldBe(HttpStatusCode.Redirect);
        (await DeleteAsync(app, anne, Own)).ShouldBe(HttpStatusCode.Redirect);
        (await anne.GetPageAsync("/demandes/service")).Has(".queue-views-list").ShouldBeFalse();
    }

    [SkippableTheory, BothDatabases]
    public async Task A_view_is_shared_with_ones_own_department_only(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var anne = await app.SignInAsync("voirie");

        await anne.ForgeAsync(
            "/demandes/service?handler=SaveView",
            ("ViewName", "Chez les autres"),
            ("SharedWith", app.Town.Parks.ToString())
        );

        using var parks = await app.SignInAsync("verts");
        (await parks.GetPageAsync("/demandes/service")).Text.ShouldNotContain("Chez les autres");
        (await app.DatabaseAsync(db => db.Set<SavedView>().AnyAsync())).ShouldBeFalse();
    }

    static async Task KeepAsync(TownClient client, string name, Guid? department = null)
    {
        var queue = await client.GetPageAsync("/demandes/service");
        await queue.SubmitAsync("Garder", ("ViewName", name), ("SharedWith", department?.ToString() ?? ""));
    }

    static async Task<HttpStatusCode> DeleteAsync(TownApp app, TownClient client, string name) =>
        await client.ForgeAsync("/demandes/service?handler=DeleteView", ("view", await IdAsync(app, name)));

    static Task<string> IdAsync(TownApp app, string name) =>
        app.DatabaseAsync(db => db.Set<SavedView>().Where(v => v.Name == name).Select(v => v.PublicId).SingleAsync());
}
