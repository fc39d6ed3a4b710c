using Parvis.Data.Outbox;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;

namespace Parvis.Features.Interpreters;

/// <summary>
/// What an interpreter needs to come, and nothing else: language, day, hour, place, reference. Neither who it is for nor what
/// about; of a confidential request, not even which department.
/// </summary>
public sealed class InterpreterMail(MentionReader mentions, OutboxStore outbox)
{
    public Task AskAsync(
        CitizenRequest request,
        InterpreterBooking booking,
        Interpreter interpreter,
        CancellationToken cancellationToken
    ) =>
        SendAsync(
            request,
            interpreter,
            $"Interprète en {Languages.InFrench(booking.Language)}, {booking.When}",
            $"Bonjour,\n\nNous avons besoin d'un interprète en {Languages.InFrench(booking.Language)}, {booking.When}, {Where(booking)}.\n\nMerci de nous dire si vous êtes disponible.\n\nBien à vous,",
            cancellationToken
        );

    public Task CallOffAsync(
        CitizenRequest request,
        InterpreterBooking booking,
        Interpreter interpreter,
        CancellationToken cancellationToken
    ) =>
        SendAsync(
            request,
            interpreter,
            $"Annulé : interprète en {Languages.InFrench(booking.Language)}, {booking.When}",
            $"Bonjour,\n\nNous n'avons plus besoin d'un interprète en {Languages.InFrench(booking.Language)}, {booking.When}.\n\nMerci, et bien à vous,",
            cancellationToken
        );

    static string Where(InterpreterBooking booking) =>
        booking.Place.Length == 0 ? booking.Way.InFrench() : $"{booking.Way.InFrench()} : {booking.Place}";

    async Task SendAsync(
        CitizenRequest request,
        Interpreter interpreter,
        string subject,
        string body,
        CancellationToken cancellationToken
    )
    {
        var writes = request.CircleId is null
            ? await mentions.ReadAsync(request, cancellationToken)
            : await mentions.ReadNeutralAsync(request, cancellationToken);
        outbox.Add(
            OutboxKind.Interpreter,
            new OutgoingMail
            {
                To = interpreter.Email,
                ToName = interpreter.Name,
                Subject = subject,
                Text = writes.CloseTextForPartner(body),
                Html = writes.CloseHtmlForPartner(subject, body),
            }
        );
    }
}

/// <summary>However it ended, its words are of no use any more: the booking says the rest.</summary>
public sealed class InterpreterOutcome(OutboxStore outbox) : IOutboxOutcome
{
    public OutboxKind Kind => OutboxKind.Interpreter;

    public Task SentAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        outbox.ForgetWordsAsync(message, cancellationToken);

    public Task FailedAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        outbox.ForgetWordsAsync(message, cancellationToken);

    public Task CalledOffAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        outbox.ForgetWordsAsync(message, cancellationToken);
}
