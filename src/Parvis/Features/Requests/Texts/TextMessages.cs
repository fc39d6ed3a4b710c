using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Requesters;
using Parvis.Features.Settings;
using Parvis.Features.Settings.Texts;

namespace Parvis.Features.Requests.Texts;

/// <summary>Puts a text message about a request on its way, and says what it costs.</summary>
public sealed class TextMessages(ParvisDbContext db, OutboxStore outbox, SettingsStore settings, TownClock clock)
{
    public const int MostSegments = 3;

    public async Task<bool> AreOnAsync(CancellationToken cancellationToken) =>
        (await settings.GetAsync<TextMessageSettings>(cancellationToken)).On;

    /// <summary>In thousandths of a euro.</summary>
    public async Task<int> PriceAsync(TextLength length, CancellationToken cancellationToken) =>
        length.Segments * (await settings.GetAsync<TextMessageSettings>(cancellationToken)).Price;

    /// <summary>In the transaction that calls for it.</summary>
    public async Task<Correspondence> QueueAsync(
        CitizenRequest request,
        NewText asked,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var text = TextWording.Simplify(asked.Text);
        var length = TextLength.Of(text);
        if (length.Segments == 0)
            throw new RefusedException("Écrivez le texto.", nameof(asked.Text));
        if (length.Segments > MostSegments)
            throw new RefusedException(
                $"Un texto tient en {MostSegments} segments : raccourcissez-le.",
                nameof(asked.Text)
            );
        var message = new Correspondence
        {
            RequestId = request.Id,
            Kind = asked.Kind,
            Direction = Direction.Outgoing,
            Channel = Channel.TextMessage,
            At = by.At,
            AgentId = asked.Automatic ? null : by.AgentId,
            Author = asked.Author,
            Body = text,
            Recipient = asked.To,
            State = CorrespondenceState.Queued,
        };
        db.Add(message);
        // The outbox row needs the message's number.
        await db.SaveChangesAsync(cancellationToken);
        outbox.Add(
            asked.Outbox,
            new OutgoingText
            {
                To = asked.To,
                Text = text,
                Segments = length.Segments,
                Cost = await PriceAsync(length, cancellationToken),
                Automatic = asked.Automatic,
            },
            message.Id
        );
        return message;
    }

    /// <summary>What a department has spent since the month began, in thousandths of a euro.</summary>
    public async Task<long> SpentAsync(Guid? departmentId, CancellationToken cancellationToken)
    {
        var since = await MonthAsync(cancellationToken);
        return await CostAsync(departmentId, sent => sent.SentAt >= since, cancellationToken);
    }

    /// <summary>What is spent, and what waits to be.</summary>
    public async Task<long> CommittedAsync(Guid? departmentId, CancellationToken cancellationToken)
    {
        var since = await MonthAsync(cancellationToken);
        return await CostAsync(
            departmentId,
            m => m.SentAt >= since || m.State == OutboxState.Waiting || m.State == OutboxState.Leased,
            cancellationToken
        );
    }

    Task<long> CostAsync(
        Guid? departmentId,
        Expression<Func<OutboxMessage, bool>> which,
        CancellationToken cancellationToken
    ) =>
        (
            from text in db.Set<OutboxMessage>().Where(m => m.Carrier == OutboxCarrier.TextMessage).Where(which)
            join message in db.Set<Correspondence>() on text.CorrespondenceId equals (long?)message.Id
            join request in db.Set<CitizenRequest>() on message.RequestId equals request.Id
            where request.DepartmentId == departmentId
            select (long)text.Cost
        ).SumAsync(cancellationToken);

    /// <exception cref="RefusedException">The department has no money left for it this month.</exception>
    public async Task RefuseBeyondBudgetAsync(
        CitizenRequest request,
        TextLength length,
        CancellationToken cancellationToken
    )
    {
        var budget = (await settings.GetAsync<TextMessageSettings>(cancellationToken)).BudgetOf(request.DepartmentId);
        var committed = await CommittedAsync(request.DepartmentId, cancellationToken);
        if (committed + await PriceAsync(length, cancellationToken) > budget)
            throw new RefusedException(
                "Le budget de textos de ce service est épuisé pour ce mois : appelez la personne, ou demandez plus à un administrateur."
            );
    }

    /// <summary>When this month began in the town, in UTC.</summary>
    public async Task<DateTime> MonthAsync(CancellationToken cancellationToken)
    {
        var today = await clock.TodayAsync(cancellationToken);
        return await clock.ToUtcAsync(new DateOnly(today.Year, today.Month, 1), cancellationToken);
    }
}

/// <param name="Outbox">Which slice learns how it ended.</param>
/// <param name="Kind">What the request says it is.</param>
/// <param name="To">With its country: « +33612345678 ».</param>
/// <param name="Text">As written.</param>
/// <param name="Author">As shown to colleagues.</param>
/// <param name="Automatic">Written by the machine.</param>
public sealed record NewText(
    OutboxKind Outbox,
    CorrespondenceKind Kind,
    string To,
    string Text,
    string Author,
    bool Automatic
);
