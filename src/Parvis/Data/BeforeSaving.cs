using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Parvis.Data;

/// <summary>Looks at what changed just before it is written, whichever of the two ways it is saved.</summary>
public abstract class BeforeSaving : SaveChangesInterceptor
{
    public sealed override InterceptionResult<int> SavingChanges(
        DbContextEventData eventData,
        InterceptionResult<int> result
    )
    {
        if (eventData.Context is { } db)
            Look(db.ChangeTracker);
        return result;
    }

    public sealed override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    ) => ValueTask.FromResult(SavingChanges(eventData, result));

    protected abstract void Look(ChangeTracker changes);
}
