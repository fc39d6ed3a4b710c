using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Settings;

namespace Parvis.Features.Requests.Texts;

/// <summary>A department that has spent its month sends no more text messages: somebody finds another way, or more money.</summary>
public sealed class TextBudget(ParvisDbContext db, TextMessages texts, SettingsStore settings) : IOutboxCheck
{
    public OutboxKind? Kind => null;

    public async Task<OutboxVerdict> CheckAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (message.Carrier != OutboxCarrier.TextMessage)
            return OutboxVerdict.Go;
        var departmentId = await (
            from said in db.Set<Correspondence>()
            where said.Id == message.CorrespondenceId
            join request in db.Set<CitizenRequest>() on said.RequestId equals request.Id
            select request.DepartmentId
        ).FirstOrDefaultAsync(cancellationToken);
        var budget = (await settings.GetAsync<TextMessageSettings>(cancellationToken)).BudgetOf(departmentId);
        return await texts.SpentAsync(departmentId, cancellationToken) + message.Cost <= budget
            ? OutboxVerdict.Go
            : new GiveUp("Le budget de textos de ce service est épuisé pour ce mois.");
    }
}
