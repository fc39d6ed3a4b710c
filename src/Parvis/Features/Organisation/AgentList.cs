using Microsoft.EntityFrameworkCore;
using Parvis.Data;

namespace Parvis.Features.Organisation;

/// <summary>Agents by name, a page at a time.</summary>
public sealed class AgentList(ParvisDbContext db)
{
    public Task<List<AgentListRow>> ReadAsync(
        string? search,
        bool withThoseWhoLeft,
        string? after,
        int take,
        CancellationToken cancellationToken
    )
    {
        var folded = Folding.Fold(search);
        var agents = db.Set<Agent>().Where(a => withThoseWhoLeft || a.Active);
        foreach (var word in folded.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            agents = agents.Where(a => a.SortName.Contains(word));
        if (Position(after) is { } last)
        {
            agents = agents.Where(a =>
                a.SortName.CompareTo(last.SortName) > 0 || (a.SortName == last.SortName && a.Id.CompareTo(last.Id) > 0)
            );
        }

        return agents
            .OrderBy(a => a.SortName)
            .ThenBy(a => a.Id)
            .Take(take)
            .Select(a => new AgentListRow
            {
                Id = a.Id,
                FullName = a.FullName,
                SortName = a.SortName,
                Function = a.Function,
                Active = a.Active,
                AccountId = a.AccountId,
                Anonymous = a.AnonymousOnCorrespondence,
            })
            .ToListAsync(cancellationToken);
    }

    static (string SortName, Guid Id)? Position(string? text)
    {
        var cut = text?.LastIndexOf('.') ?? -1;
        return cut >= 0 && Guid.TryParse(text.AsSpan(cut + 1), out var id) ? (text![..cut], id) : null;
    }
}

public sealed record AgentListRow
{
    public required Guid Id { get; init; }

    public required string FullName { get; init; }

    public required string SortName { get; init; }

    public required string Function { get; init; }

    public required bool Active { get; init; }

    public required Guid? AccountId { get; init; }

    public required bool Anonymous { get; init; }

    /// <summary>Where a page that ends with this row stops: « morel anne.0e9c… » in the address.</summary>
    public string Position => $"{SortName}.{Id}";
}
