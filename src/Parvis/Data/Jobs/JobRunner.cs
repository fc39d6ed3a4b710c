using Parvis.Data.Outages;

namespace Parvis.Data.Jobs;

/// <summary>Runs every scheduled job in a loop of its own; a failure is logged and the next turn tries again.</summary>
public sealed partial class JobRunner(
    IEnumerable<JobSchedule> schedules,
    IServiceScopeFactory scopes,
    JobAlarm alarm,
    TimeProvider clock,
    OutageLog outages,
    ILogger<JobRunner> log
) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(schedules.Select(schedule => LoopAsync(schedule, stoppingToken)));

    async Task LoopAsync(JobSchedule schedule, CancellationToken stoppingToken)
    {
        for (var atOnce = schedule.AtStart; !stoppingToken.IsCancellationRequested; atOnce = false)
        {
            try
            {
                if (!atOnce)
                    await alarm.WaitAsync(schedule.Job, schedule.Every, clock, stoppingToken);
                await using var scope = scopes.CreateAsyncScope();
                await ((IJob)scope.ServiceProvider.GetRequiredService(schedule.Job)).RunAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (OutageSigns.Of(failure) is not null)
            {
                outages.Note(OutageSigns.Of(failure)!.Value, failure);
            }
#pragma warning disable CA1031 // Whatever went wrong, the other jobs and the next turn go on.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                LogFailure(failure, schedule.Job.Name);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The job {Job} failed; it will run again at its next turn.")]
    partial void LogFailure(Exception failure, string job);
}

/// <summary>Wakes a job before its time, when there is something for it to do.</summary>
public sealed class JobAlarm
{
    readonly System.Collections.Concurrent.ConcurrentDictionary<Type, SemaphoreSlim> bells = new();

    public void Ring<TJob>()
        where TJob : IJob
    {
        var bell = Bell(typeof(TJob));
        if (bell.CurrentCount == 0)
            bell.Release();
    }

    internal async Task WaitAsync(Type job, TimeSpan atMost, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            await Bell(job).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Its ordinary turn has come.
        }
    }

    SemaphoreSlim Bell(Type job) => bells.GetOrAdd(job, static _ => new SemaphoreSlim(0));
}
