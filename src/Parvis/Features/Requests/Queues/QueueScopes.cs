namespace Parvis.Features.Requests.Queues;

/// <summary>
/// Requests of some departments or handlers, most often of one: PostgreSQL walks an index in its order for one value,
/// while for a list, even of one, it guesses between sorting them all and reading the whole town.
/// </summary>
public static class QueueScopes
{
    public static IQueryable<CitizenRequest> OfDepartments(
        this IQueryable<CitizenRequest> requests,
        IReadOnlyCollection<Guid> departments
    )
    {
        if (departments.Count != 1)
            return requests.Where(r => r.DepartmentId != null && departments.Contains(r.DepartmentId.Value));
        var only = departments.First();
        return requests.Where(r => r.DepartmentId == only);
    }

    public static IQueryable<CitizenRequest> OfHandlers(
        this IQueryable<CitizenRequest> requests,
        IReadOnlyCollection<Guid> handlers
    )
    {
        if (handlers.Count != 1)
            return requests.Where(r => r.HandlerId != null && handlers.Contains(r.HandlerId.Value));
        var only = handlers.First();
        return requests.Where(r => r.HandlerId == only);
    }
}
