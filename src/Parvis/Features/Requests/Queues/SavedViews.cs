using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;

namespace Parvis.Features.Requests.Queues;

public sealed record SavedViewRow(string PublicId, string Name, string Address, bool Shared, bool Deletable);

/// <summary>A person's views and those shared with their departments.</summary>
public sealed class SavedViews(ParvisDbContext db)
{
    const int MostShown = 40;

    public async Task<IReadOnlyList<SavedViewRow>> OfAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        var departments = viewer.Departments.Keys.ToList();
        var views = await db.Set<SavedView>()
            .Where(v =>
                v.OwnerId == viewer.AccountId || (v.DepartmentId != null && departments.Contains(v.DepartmentId.Value))
            )
            .OrderBy(v => v.SortName)
            .ThenBy(v => v.Id)
            .Select(v => new
            {
                v.PublicId,
                v.Name,
                v.Address,
                v.OwnerId,
                v.DepartmentId,
            })
            .Take(MostShown)
            .ToListAsync(cancellationToken);
        return
        [
            .. views.Select(v => new SavedViewRow(
                v.PublicId,
                v.Name,
                v.Address,
                v.DepartmentId is not null,
                v.OwnerId == viewer.AccountId || viewer.Heads(v.DepartmentId)
            )),
        ];
    }

    public void Save(Viewer viewer, string? name, string address, Guid? sharedWith) =>
        db.Add(SavedView.Of(viewer, name, address, sharedWith));

    /// <summary>Its owner, or the head of the department it is shared with.</summary>
    public async Task<string?> DeleteAsync(Viewer viewer, string? publicId, CancellationToken cancellationToken)
    {
        var view = await db.Set<SavedView>().FirstOrDefaultAsync(v => v.PublicId == publicId, cancellationToken);
        if (view is null || (view.OwnerId != viewer.AccountId && !viewer.Heads(view.DepartmentId)))
            return null;
        db.Remove(view);
        return view.Name;
    }
}
