using Parvis.Data;
using Parvis.Features.Reminders;
using Parvis.Features.Reminders.Digests;
using Parvis.Features.Reminders.Telling;
using Parvis.Features.Settings;

namespace Parvis.Demo;

/// <summary>
/// The latest working morning of the demonstration: reminders on the desks, digests in the folder of mails. Whatever the
/// day and the hour it is filled at, a Sunday night too.
/// </summary>
public sealed class DemoMornings(
    Mornings mornings,
    RemindJob reminders,
    DigestJob digests,
    SettingsStore settings,
    Transactions transactions
)
{
    /// <summary>A larger town is filled to be measured, not to be looked at.</summary>
    const int MostRequests = 20_000;

    /// <summary>Working days whose reminders are told.</summary>
    const int Told = 3;

    public async Task TellAsync(DemoOptions options, CancellationToken cancellationToken)
    {
        var now = await mornings.NowAsync(cancellationToken);
        var latest = now with { Today = now.Days.Before(now.Today, 0), HasBegun = true, IsOver = false };
        var since = options.Requests > MostRequests ? now.Today : now.Days.Before(latest.Today, Told);
        await transactions.RunAsync(
            () => settings.SaveAsync(new ReminderBeginning { On = since }, cancellationToken: cancellationToken),
            cancellationToken
        );
        if (options.Requests > MostRequests)
            return;
        await reminders.TellAsync(latest, since, cancellationToken);
        await digests.WriteAsync(latest, cancellationToken);
    }
}
