using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Jobs;
using Parvis.Data.Outbox;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;

namespace Parvis.Features.Reminders.Digests;

/// <summary>
/// One message a morning to each agent who wants it, with what needs an act; none when nothing does. Who is away gets
/// none: it is in that of their stand-in. A weekly one is for the first day of the week on which they
/// are there.
/// </summary>
public sealed partial class DigestJob(
    ParvisDbContext db,
    Mornings mornings,
    OrganisationDirectory directory,
    DigestScopes scopes,
    DigestReader reader,
    SettingsStore settings,
    OutboxStore outbox,
    Transactions transactions,
    TownClock clock,
    ILogger<DigestJob> log
) : IJob
{
    /// <summary>Days: long enough to say why somebody got none.</summary>
    const int Kept = 60;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var morning = await mornings.NowAsync(cancellationToken);
        if (morning.HasBegun && !morning.IsOver)
            await WriteAsync(morning, cancellationToken);
    }

    public async Task WriteAsync(Morning morning, CancellationToken cancellationToken)
    {
        var today = morning.Today;
        var done = await db.Set<Digest>()
            .Where(d => d.Day == today)
            .Select(d => d.AgentId)
            .ToHashSetAsync(cancellationToken);
        var organisation = await directory.GetAsync(cancellationToken);
        foreach (var agent in organisation.Agents.Where(a => IsAwaited(a, morning) && !done.Contains(a.Id)))
        {
            try
            {
                await WriteAsync(agent, morning, cancellationToken);
            }
            catch (Exception failure) when (failure is DbUpdateException or DbException)
            {
                LogFailure(failure, agent.Id);
            }

            db.ChangeTracker.Clear();
        }

        var forgotten = today.AddDays(-Kept);
        await transactions.EraseAsync(db.Set<Digest>().Where(d => d.Day < forgotten), cancellationToken);
    }

    static bool IsAwaited(AgentEntry agent, Morning morning) =>
        agent is { Active: true, AccountId: not null, Email.Length: > 0 }
        && agent.AbsenceOn(morning.Today) is null
        && agent.Digest switch
        {
            DigestRhythm.Daily => true,
            DigestRhythm.Weekly => morning.WorkedThisWeek.All(day => agent.AbsenceOn(day) is not null),
            DigestRhythm.Never => false,
        };

    async Task WriteAsync(AgentEntry agent, Morning morning, CancellationToken cancellationToken)
    {
        var text = new DigestText(
            await settings.GetAsync<TownSettings>(cancellationToken),
            agent,
            morning.Today,
            await scopes.OfAsync(agent, morning, cancellationToken) is { } scope
                ? await reader.ReadAsync(scope, cancellationToken)
                : []
        );
        await transactions.RunAsync(
            async () =>
            {
                if (!await TakeAsync(agent, morning, text.Lines, cancellationToken))
                    return;
                if (text.Lines > 0)
                    outbox.Add(OutboxKind.Digest, text.ToMail());
            },
            cancellationToken
        );
    }

    /// <summary>False when another node has this morning: it is waited for, and what it wrote stands.</summary>
    async Task<bool> TakeAsync(AgentEntry agent, Morning morning, int lines, CancellationToken cancellationToken) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "Digests" ("Day", "AgentId", "WrittenAt", "Lines")
            VALUES ({morning.Today}, {agent.Id}, {clock.UtcNow}, {lines})
            ON CONFLICT ("Day", "AgentId") DO NOTHING
            """,
            cancellationToken
        ) == 1;

    [LoggerMessage(Level = LogLevel.Error, Message = "The digest of {Agent} could not be written; the others are.")]
    partial void LogFailure(Exception failure, Guid agent);
}
