using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;

namespace Parvis.Features.Topics;

/// <summary>Every topic in memory: names, suggestions and level-1 answers cost no query.</summary>
public sealed class TopicCatalogue(IServiceScopeFactory scopes, ViewerEpoch epoch, TimeProvider clock)
{
    readonly Refreshed<TopicTree> tree = new(scopes, epoch, clock, ReadAsync);

    public ValueTask<TopicTree> GetAsync(CancellationToken cancellationToken = default) =>
        tree.GetAsync(cancellationToken);

    static async Task<TopicTree> ReadAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<ParvisDbContext>();
        return new TopicTree(
            await db.Set<Topic>().AsNoTracking().AsSplitQuery().OrderBy(t => t.Id).ToListAsync(cancellationToken)
        );
    }
}
