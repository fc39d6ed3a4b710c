using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Settings;

namespace Parvis.Features.Reminders.Telling;

/// <summary>Since when dates are watched here.</summary>
public sealed record ReminderBeginning
{
    public DateOnly? On { get; init; }
}

/// <summary>
/// On the first turn over a database that lived without reminders, thousands of dates may have passed: what was reached
/// before that day is not told one by one. It is in the digest.
/// </summary>
public sealed class ReminderStart(SettingsStore settings, Transactions transactions)
{
    public async Task<DateOnly> SinceAsync(DateOnly today, CancellationToken cancellationToken)
    {
        if ((await settings.GetAsync<ReminderBeginning>(cancellationToken)).On is { } known)
            return known;
        try
        {
            return await transactions.RunAsync(() => NoteAsync(today, cancellationToken), cancellationToken);
        }
        catch (DbUpdateException taken) when (taken.IsDuplicate())
        {
            // Another node noted it at the same moment, the same day.
            return today;
        }
    }

    async Task<DateOnly> NoteAsync(DateOnly today, CancellationToken cancellationToken)
    {
        if ((await settings.GetForEditAsync<ReminderBeginning>(cancellationToken)).Value.On is { } known)
            return known;
        await settings.SaveAsync(new ReminderBeginning { On = today }, cancellationToken: cancellationToken);
        return today;
    }
}
