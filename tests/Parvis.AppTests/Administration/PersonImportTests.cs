using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Names;
using Parvis.TestKit;

namespace Parvis.AppTests.Administration;

public sealed class PersonImportTests
{
    const string Csv = """
        prénom;nom;date de naissance;téléphones;courriels;adresse
        Marie;Dupont;14/07/1962;06 39 98 00 00 | 02 61 91 20 20;marie@exemple.fr;12 rue des Lilas
        Jean;Martin;32/13/1970;;;
        Ana;Sousa;;pas un numéro;;
        Yann;Le Goff;;;yann.legoff@exemple.fr;9 rue Neuve
        """;

    [SkippableTheory, BothDatabases]
    public async Task Each_line_creates_completes_or_says_what_is_wrong(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.AddPersonAsync();
        var before = await CountAsync(app);
        using var administrator = await app.SignInAsync("admin");

        var trial = await TryAsync(administrator);

        var lines = trial.Rows(".import-report tbody tr");
        lines.ShouldContain(l => l.StartsWith("2 Marie Dupont créé"));
        lines.ShouldContain(l => l.StartsWith("3 Jean Martin refusé") && l.Contains("comme 14/07/1962"));
        lines.ShouldContain(l => l.StartsWith("4 Ana Sousa refusé") && l.Contains("n'est pas un numéro de téléphone"));
        lines.ShouldContain(l => l.StartsWith("5 Yann Le Goff modifié") && l.Contains("Adresse : 9 rue Neuve"));
        (await CountAsync(app)).ShouldBe(before);

        await trial.SubmitAsync("Importer les lignes correctes");

        (await CountAsync(app)).ShouldBe(before + 1);
        var viewer = await app.ViewerAsync("accueil");
        var found = await app.InScopeAsync(services =>
            services.GetRequiredService<NameSearch>().FindAsync("dupond marie", viewer, 5, CancellationToken.None)
        );
        found[0].DisplayName.ShouldBe("Marie Dupont");
        var again = await TryAsync(administrator);
        again.Rows(".import-report tbody tr").Count(l => l.Contains("inchangé")).ShouldBe(2);
    }

    [SkippableTheory, BothDatabases]
    public async Task It_says_nothing_of_who_is_known_in_a_circle_only_and_hands_nobody_out(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var discreet = await app.AddPersonAsync();
        await app.DatabaseAsync(db =>
            db.Set<Requester>()
                .Where(r => r.Id == discreet)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.KnownToAll, false))
        );
        using var administrator = await app.SignInAsync("admin");

        var trial = await TryAsync(administrator);

        trial.Rows(".import-report tbody tr").ShouldContain(l => l.StartsWith("5 Yann Le Goff créé"));
        (await administrator.GetPageAsync("/reglages/import/usagers")).Text.ShouldNotContain("Exporter ce qui existe");
        await administrator.GetPageAsync("/reglages/import/usagers?handler=Export", HttpStatusCode.NotFound);
    }

    static async Task<TownPage> TryAsync(TownClient client) =>
        await (await client.GetPageAsync("/reglages/import/usagers")).SubmitAsync(
            "Essayer, sans rien enregistrer",
            ("Upload", new TypedFile("usagers.csv", Encoding.UTF8.GetBytes(Csv), "text/csv"))
        );

    static Task<int> CountAsync(TownApp app) => app.DatabaseAsync(db => db.Set<Requester>().CountAsync());
}
