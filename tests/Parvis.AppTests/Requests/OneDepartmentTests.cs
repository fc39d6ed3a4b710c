using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Queues;
using Parvis.TestKit;

namespace Parvis.AppTests.Requests;

/// <summary>
/// Most agents have one department: their queue is asked for by equality. For a list, even of one, PostgreSQL read the
/// open requests of the whole town until it found six to accept: 250 ms with a million requests.
/// </summary>
public sealed class OneDepartmentTests
{
    [SkippableTheory]
    [BothDatabases]
    public async Task The_queue_of_one_department_is_asked_by_equality(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);
        var viewer = await app.ViewerAsync("voirie");
        await app.InScopeAsync(services =>
        {
            var queues = services.GetRequiredService<RequestQueues>();
            var one = queues.Scope(QueueKind.Department, [app.Town.Roads], viewer).ToQueryString();
            var two = queues.Scope(QueueKind.Department, [app.Town.Roads, app.Town.Parks], viewer).ToQueryString();
            var mine = queues.Scope(QueueKind.Mine, null, viewer).ToQueryString();
            one.ShouldContain("\"DepartmentId\" = @");
            two.ShouldNotContain("\"DepartmentId\" = @only");
            mine.ShouldContain("\"HandlerId\" = @");
            return Task.CompletedTask;
        });
    }

    [SkippableTheory]
    [BothDatabases]
    public async Task Who_has_two_departments_or_stands_in_sees_them_all(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var hole = await app.RegisterPotholeAsync("Un trou");
        await app.BeAbsentAsync("voirie2", standIn: "voirie");
        await app.ActAsync("voirie2", hole, RequestAction.Take, (r, by) => r.Take(app.Town.Agent("voirie2"), by));
        var viewer = await app.ViewerAsync("voirie");
        await app.InScopeAsync(async services =>
        {
            var queues = services.GetRequiredService<RequestQueues>();
            var mine = await queues.Scope(QueueKind.Mine, null, viewer).Select(r => r.Reference).ToListAsync();
            mine.ShouldContain(hole.Reference);
            var both = await queues
                .Scope(QueueKind.Department, [app.Town.Roads, app.Town.Parks], viewer)
                .Select(r => r.Reference)
                .ToListAsync();
            both.ShouldContain(hole.Reference);
        });
    }
}
