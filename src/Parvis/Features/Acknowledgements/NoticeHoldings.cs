using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Acknowledgements.Duty;
using Parvis.Features.Clocks.Items;
using Parvis.Features.Privacy.Gathering;
using Parvis.Ui;

namespace Parvis.Features.Acknowledgements;

/// <summary>What a person was asked for, and why their request was not acknowledged: words of agents about them.</summary>
public sealed class NoticeHoldings(ParvisDbContext db) : IPersonalHoldings
{
    public async Task GatherAsync(PersonScope scope, Gathered into, CancellationToken cancellationToken)
    {
        var ids = scope.RequestIds;
        var demands = await db.Set<ItemsDemand>()
            .AsNoTracking()
            .Where(d => ids.Contains(d.RequestId))
            .OrderBy(d => d.Id)
            .ToListAsync(cancellationToken);
        foreach (var demand in demands)
            into.Add(Section(scope, demand.RequestId), Held(demand));
        var exempted = await db.Set<Acknowledgement>()
            .AsNoTracking()
            .Where(a => ids.Contains(a.RequestId) && a.ExemptionReason != "")
            .ToListAsync(cancellationToken);
        foreach (var duty in exempted)
            into.Add(Section(scope, duty.RequestId), Held(duty));
    }

    public async Task EraseAsync(PersonScope scope, CancellationToken cancellationToken)
    {
        var ids = scope.RequestIds;
        await db.Set<ItemsDemand>().Where(d => ids.Contains(d.RequestId)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<Acknowledgement>().Where(a => ids.Contains(a.RequestId)).ExecuteDeleteAsync(cancellationToken);
    }

    static string Section(PersonScope scope, long requestId) =>
        $"Demande {scope.Requests.First(r => r.Id == requestId).Reference}";

    static HeldItem Held(ItemsDemand demand) =>
        new()
        {
            Key = $"items:{demand.Id}",
            Title = "Pièces demandées",
            At = demand.SentOn?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
            Facts = [new("Jusqu'au", demand.Until.InFull())],
            Text = string.Join('\n', demand.Items.OrderBy(i => i.Order).Select(i => i.Name)),
        };

    static HeldItem Held(Acknowledgement duty) =>
        new()
        {
            Key = $"acknowledgement:{duty.RequestId}",
            Title = "Demande sans accusé de réception",
            Facts = [new("Cas", duty.Exemption?.InFrench() ?? "")],
            Text = duty.ExemptionReason,
            CanBeWithheld = true,
        };
}
