using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Outages;

namespace Parvis.Web;

/// <summary>
/// <c>/health</c>, for whoever watches over the server: whether this node can work now. Nothing there is anybody's data,
/// so it needs neither a login nor https; asked often, it looks at most every two seconds.
/// </summary>
sealed class Health(IServiceScopeFactory scopes, StoragePlaces places, OutageLog outages, TimeProvider clock)
    : IDisposable
{
    public const string Path = "/health";

    static readonly TimeSpan Freshness = TimeSpan.FromSeconds(2);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    readonly SemaphoreSlim looking = new(1);
    (DateTimeOffset At, IReadOnlyList<Outage> Ongoing, HealthReport Report)? last;

    public async Task AnswerAsync(HttpContext context)
    {
        var report = await LookAsync();
        if (!report.IsGood)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = Freshness.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        }

        await context.Response.WriteAsJsonAsync(
            new
            {
                status = report.IsGood ? "ok" : "unavailable",
                database = Word(report.Database),
                disk = Word(report.Disk),
                files = Word(report.Files),
            },
            context.RequestAborted
        );
    }

    public void Dispose() => looking.Dispose();

    static string Word(bool good) => good ? "ok" : "unavailable";

    async Task<HealthReport> LookAsync()
    {
        await looking.WaitAsync();
        try
        {
            var ongoing = outages.Ongoing;
            if (last is { } seen && clock.GetUtcNow() - seen.At < Freshness && seen.Ongoing.SequenceEqual(ongoing))
                return seen.Report;
            var report = new HealthReport(
                !ongoing.Contains(Outage.DatabaseAway) && await DatabaseAnswersAsync(),
                !ongoing.Contains(Outage.DiskFull) && Works(places.TryDisk),
                Works(places.TryFiles)
            );
            last = (clock.GetUtcNow(), ongoing, report);
            return report;
        }
        finally
        {
            looking.Release();
        }
    }

    async Task<bool> DatabaseAnswersAsync()
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            using var patience = new CancellationTokenSource(Patience);
            await scope
                .ServiceProvider.GetRequiredService<ParvisDbContext>()
                .Database.ExecuteSqlAsync($"SELECT 1", patience.Token);
            return true;
        }
        catch (Exception failure) when (failure is OperationCanceledException || OutageSigns.Of(failure) is not null)
        {
            return false;
        }
    }

    static bool Works(Action attempt)
    {
        try
        {
            attempt();
            return true;
        }
        catch (FilesAwayException)
        {
            return false;
        }
    }

    sealed record HealthReport(bool Database, bool Disk, bool Files)
    {
        public bool IsGood => Database && Disk && Files;
    }
}
