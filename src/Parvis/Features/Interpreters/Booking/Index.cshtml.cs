using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Actions;
using Parvis.Web;

namespace Parvis.Features.Interpreters.Booking;

/// <summary>An interpreter for one meeting or call; the language is that of the person's sheet.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(RequestActions actions, InterpreterService interpreters) : RequestActionModel(actions)
{
    [BindProperty]
    public string? Language { get; set; }

    [BindProperty]
    public Guid? InterpreterId { get; set; }

    [BindProperty]
    public DateOnly? On { get; set; }

    [BindProperty]
    public string? At { get; set; }

    [BindProperty]
    public BookingWay Way { get; set; }

    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public bool Tell { get; set; }

    /// <summary>Those of the person's language first.</summary>
    public IReadOnlyList<Interpreter> Interpreters { get; private set; } = [];

    protected override RequestAction Action => RequestAction.Plan;

    /// <summary>An interpreter more never conflicts with what colleagues do.</summary>
    protected override bool ChecksFreshness => false;

    protected override async Task PrepareAsync()
    {
        if (HttpMethods.IsGet(Request.Method))
        {
            Language = await Actions
                .Db.Set<Requester>()
                .Where(p => p.Id == Record.RequesterId)
                .Select(p => p.Language)
                .FirstOrDefaultAsync(Aborted);
            Tell = true;
        }

        Interpreters =
        [
            .. (await interpreters.AllAsync(Aborted))
                .Where(i => i.Active)
                .OrderByDescending(i => Language is { } language && i.Speaks(language)),
        ];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var today = await Actions.Clock.TodayAsync(Aborted);
        return await ApplyAsync(
            async (request, by) =>
            {
                var interpreter = InterpreterId is { } id ? await interpreters.FindAsync(id, Aborted) : null;
                if (interpreter is not { Active: true })
                    throw new RefusedException("Choisissez un interprète.", nameof(InterpreterId));
                if (Language is not { } language || !interpreter.Speaks(language))
                    throw new RefusedException(
                        $"{interpreter.Name} ne parle pas cette langue : choisissez-en un autre, ou une autre langue.",
                        nameof(InterpreterId)
                    );
                var on = On ?? throw new RefusedException("Choisissez le jour.", nameof(On));
                InterpreterBooking.RefuseUnlikely(on, today);
                var booking = new InterpreterBooking
                {
                    RequestId = request.Id,
                    InterpreterId = interpreter.Id,
                    Name = interpreter.Name,
                    Language = language,
                    On = on,
                    At = Hour(),
                    Way = Way,
                    Place = Written(Place, InterpreterBooking.MaxPlace, nameof(Place)),
                    Note = Written(Note, InterpreterBooking.MaxNote, nameof(Note)),
                    By = by.Name,
                };
                await interpreters.BookAsync(request, booking, interpreter, Tell, Aborted);
            },
            "L'interprète est prévu."
        );
    }

    public async Task<IActionResult> OnPostStateAsync(string? booking, BookingState? state)
    {
        var today = await Actions.Clock.TodayAsync(Aborted);
        return await ApplyAsync(
            async (request, _) =>
            {
                if (
                    state is not { } becomes
                    || await interpreters.BookingAsync(request, booking ?? "", Aborted) is not { } found
                )
                    throw new RefusedException("Cet interprète n'est plus prévu.");
                await interpreters.BecomeAsync(request, found, becomes, today, Aborted);
            },
            state == BookingState.Cancelled ? "L'interprète est annulé." : "C'est noté."
        );
    }

    string Hour() =>
        TimeOnly.TryParseExact(
            At?.Trim(),
            ["HH:mm", "H:mm"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var time
        )
            ? time.ToString("HH:mm", CultureInfo.InvariantCulture)
            : throw new RefusedException("Donnez l'heure, par exemple 14:30.", nameof(At));

    static string Written(string? text, int longest, string field)
    {
        var said = (text ?? "").Trim();
        return said.Length <= longest
            ? said
            : throw new RefusedException($"Ce texte tient en {longest} caractères.", field);
    }
}
