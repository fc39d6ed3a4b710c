using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requests;
using Parvis.Features.Settings;

namespace Parvis.Features.Interpreters;

/// <summary>The door to the directory of interpreters, and to those who are asked for a request.</summary>
public sealed class InterpreterService(ParvisDbContext db, AdministrationJournal journal, InterpreterMail mail)
{
    /// <summary>Those of one language first, if any; in alphabetical order.</summary>
    public async Task<IReadOnlyList<Interpreter>> AllAsync(CancellationToken cancellationToken) =>
        [
            .. (await db.Set<Interpreter>().AsNoTracking().ToListAsync(cancellationToken)).OrderBy(
                i => Folding.Fold(i.Name),
                StringComparer.Ordinal
            ),
        ];

    public Task<Interpreter?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<Interpreter>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancellationToken);

    /// <returns>Null when there is none.</returns>
    public async Task<Interpreter?> SaveAsync(
        Guid? id,
        InterpreterOptions options,
        int seen,
        CancellationToken cancellationToken
    )
    {
        Interpreter? interpreter;
        if (id is null)
            db.Add(interpreter = new Interpreter());
        else
        {
            interpreter = await db.Set<Interpreter>().FirstOrDefaultAsync(i => i.Id == id, cancellationToken);
            if (interpreter is null)
                return null;
            interpreter.MustBe(seen);
        }

        interpreter.Edit(options);
        journal.Write($"Interprète « {interpreter.Name} » {(id is null ? "ajouté" : "modifié")}");
        return interpreter;
    }

    /// <summary>Inside the change of the request.</summary>
    public async Task BookAsync(
        CitizenRequest request,
        InterpreterBooking booking,
        Interpreter interpreter,
        bool tell,
        CancellationToken cancellationToken
    )
    {
        db.Add(booking);
        request.AskForInterpreter(booking.Name, booking.Language, booking.On);
        if (!tell || interpreter.Email.Length == 0)
            return;
        booking.Tell();
        await mail.AskAsync(request, booking, interpreter, cancellationToken);
    }

    public Task<InterpreterBooking?> BookingAsync(
        CitizenRequest request,
        string publicId,
        CancellationToken cancellationToken
    ) =>
        db.Set<InterpreterBooking>()
            .FirstOrDefaultAsync(b => b.RequestId == request.Id && b.PublicId == publicId, cancellationToken);

    /// <summary>Inside the change of the request.</summary>
    public async Task BecomeAsync(
        CitizenRequest request,
        InterpreterBooking booking,
        BookingState state,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        booking.Become(state, today);
        request.NoteInterpreter(booking.Name, booking.On, state.InFrench());
        if (
            state == BookingState.Cancelled
            && booking.Told
            && await FindAsync(booking.InterpreterId, cancellationToken) is { Email.Length: > 0 } interpreter
        )
            await mail.CallOffAsync(request, booking, interpreter, cancellationToken);
    }
}
