using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Requests.Queues;
using Parvis.TestKit;

namespace Parvis.AppTests.Requests;

public sealed class LateQueueTests
{
    /// <summary>A million ended requests must cost nothing: what is late is found among those open.</summary>
    [Fact]
    public async Task What_is_late_in_the_whole_town_is_read_from_the_index_of_open_requests()
    {
        var app = await Towns.SharedAsync(DatabaseKind.Sqlite);
        var viewer = await app.ViewerAsync("pilote");

        var plan = await app.InScopeAsync(async services =>
        {
            var queues = services.GetRequiredService<RequestQueues>();
            var late = RequestQueues.Late(
                queues.Scope(QueueKind.Late, departments: null, viewer),
                DateOnly.FromDateTime(app.Clock.UtcNow)
            );
            var db = services.GetRequiredService<ParvisDbContext>();
            await using var command = late.OrderBy(r => r.SortDue).ThenBy(r => r.Id).Take(50).CreateDbCommand();
            command.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
            await db.Database.OpenConnectionAsync();
            await using var lines = await command.ExecuteReaderAsync();
            var steps = new List<string>();
            while (await lines.ReadAsync())
                steps.Add(lines.GetString(3));
            return string.Join(Environment.NewLine, steps);
        });

        plan.ShouldContain("IX_Requests_Open");
        plan.ShouldNotContain("TEMP B-TREE");
    }
}
