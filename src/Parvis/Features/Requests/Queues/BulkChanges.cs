using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;

namespace Parvis.Features.Requests.Queues;

/// <summary>A request ticked in a list, and the timeline entry its list was drawn at: see <see cref="RequestRow.Tick"/>.</summary>
public readonly record struct TickedRequest(string Reference, int? Seen)
{
    public static TickedRequest? Parse(string? text) =>
        text?.Split('.') is [var reference, var seen]
        && RequestReference.TryNormalize(reference, out var normalized)
        && int.TryParse(seen, CultureInfo.InvariantCulture, out var number)
            ? new TickedRequest(normalized, number)
            : null;
}

/// <param name="Done">How many changed.</param>
/// <param name="Failures">A sentence for each that did not: « 26-00412-K : elle est close… ».</param>
public sealed record BulkOutcome(int Done, IReadOnlyList<string> Failures);

/// <summary>The same verb on many requests, each in its own transaction: one that fails never stops the others.</summary>
public sealed partial class BulkChanges(RequestChanges changes, ParvisDbContext db, ILogger<BulkChanges> log)
{
    public Task<BulkOutcome> ApplyAsync(
        IEnumerable<TickedRequest> ticked,
        RequestAction action,
        Viewer viewer,
        Action<CitizenRequest, ProcessContext> verb,
        CancellationToken cancellationToken
    ) =>
        ApplyAsync(
            ticked,
            action,
            viewer,
            (request, by) =>
            {
                verb(request, by);
                return Task.CompletedTask;
            },
            cancellationToken
        );

    public async Task<BulkOutcome> ApplyAsync(
        IEnumerable<TickedRequest> ticked,
        RequestAction action,
        Viewer viewer,
        Func<CitizenRequest, ProcessContext, Task> verb,
        CancellationToken cancellationToken
    )
    {
        var done = 0;
        var failures = new List<string>();
        foreach (var item in ticked.DistinctBy(t => t.Reference))
        {
            var problem = await TryAsync(item, action, viewer, verb, cancellationToken);
            if (problem is null)
                done++;
            else
                failures.Add($"{item.Reference} : {problem}");
            // What one request left behind, done or refused, is no business of the next.
            db.ChangeTracker.Clear();
        }

        return new BulkOutcome(done, failures);
    }

    async Task<string?> TryAsync(
        TickedRequest item,
        RequestAction action,
        Viewer viewer,
        Func<CitizenRequest, ProcessContext, Task> verb,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await changes.ApplyAsync(item.Reference, action, item.Seen, viewer, verb, cancellationToken);
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Message;
        }
        catch (RequestNotFoundException)
        {
            return "elle est introuvable.";
        }
        catch (Exception stale) when (stale is StaleRequestException or DbUpdateConcurrencyException)
        {
            return "un collègue vient d'y toucher : relisez-la d'abord.";
        }
        catch (Exception failure) when (failure is DbUpdateException or DbException)
        {
            LogFailure(failure, item.Reference);
            return "elle n'a pas pu être enregistrée : réessayez.";
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Request {Reference} could not be changed with the others.")]
    partial void LogFailure(Exception failure, string reference);
}
