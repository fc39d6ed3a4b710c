using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Privacy.Gathering;
using Parvis.Features.Requesters;

namespace Parvis.Features.Interpreters;

/// <summary>Who spoke for somebody, and when.</summary>
public sealed class InterpreterHoldings(ParvisDbContext db) : IPersonalHoldings
{
    public async Task GatherAsync(PersonScope scope, Gathered into, CancellationToken cancellationToken)
    {
        var ids = scope.RequestIds;
        var bookings = await db.Set<InterpreterBooking>()
            .AsNoTracking()
            .Where(b => ids.Contains(b.RequestId))
            .OrderBy(b => b.Id)
            .ToListAsync(cancellationToken);
        foreach (var booking in bookings)
            into.Add(
                $"Demande {scope.Requests.First(r => r.Id == booking.RequestId).Reference}",
                new HeldItem
                {
                    Key = string.Create(CultureInfo.InvariantCulture, $"interpreter:{booking.Id}"),
                    Title = "Interprète prévu",
                    At = booking.On.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
                    Facts =
                    [
                        new("Langue", Languages.InFrench(booking.Language)),
                        new("Quand", booking.When),
                        new("État", booking.State.InFrench()),
                    ],
                    Text = booking.Note,
                }
            );
    }

    public async Task EraseAsync(PersonScope scope, CancellationToken cancellationToken)
    {
        var ids = scope.RequestIds;
        await db.Set<InterpreterBooking>().Where(b => ids.Contains(b.RequestId)).ExecuteDeleteAsync(cancellationToken);
    }
}
