using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters.Names;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Data;

public sealed class PlannedEachTimeTests
{
    const int Often = 8;

    [SkippableFact]
    public async Task PostgreSql_keeps_the_plans_of_pages_and_none_of_a_search_by_name()
    {
        await using var app = await TownApp.StartAsync(DatabaseKind.PostgreSql);
        var kept = await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<ParvisDbContext>();
            var names = services.GetRequiredService<NameSearch>();
            var viewer = await app.ViewerAsync("accueil");
            await db.Database.OpenConnectionAsync();
            for (var i = 0; i < Often; i++)
            {
                await names.FindAsync("dupont", viewer, 5, CancellationToken.None);
                await db.Set<CitizenRequest>().CountAsync(r => r.SortDue > DateOnly.MinValue.AddDays(i));
            }

            return await db
                .Database.SqlQueryRaw<string>("""SELECT statement AS "Value" FROM pg_prepared_statements""")
                .ToListAsync();
        });

        kept.ShouldContain(statement => statement.Contains("\"SortDue\" >", StringComparison.Ordinal));
        kept.ShouldNotContain(statement => statement.Contains("NameWords", StringComparison.Ordinal));
    }
}
