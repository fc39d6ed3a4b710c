using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Parvis.Data;

/// <summary>
/// PostgreSQL plans a command that comes often once, for any value: pages take a fraction of the time. A search by name
/// or by words needs a plan for what was typed: it changes a little each time, so that no plan of it is kept.
/// </summary>
sealed class PlannedEachTime : DbCommandInterceptor
{
    internal const string Tag = "planned each time";

    // As many as the pages, forms and jobs send.
    const int Kept = 400;

    long count;

    /// <summary>A connection string that says something else of it, as a pooler between needs, is left as it is.</summary>
    public static string Keeping(string connectionString) =>
        connectionString.Contains("Auto Prepare", StringComparison.OrdinalIgnoreCase)
            ? connectionString
            : new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = Kept }.ConnectionString;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        if (command.CommandText.StartsWith($"-- {Tag}", StringComparison.Ordinal))
        {
            var number = Interlocked.Increment(ref count).ToString(CultureInfo.InvariantCulture);
            command.CommandText = $"-- {number}\n{command.CommandText}";
        }

        return ValueTask.FromResult(result);
    }
}

static class PlannedEachTimeTag
{
    /// <summary>See <see cref="Data.PlannedEachTime"/>.</summary>
    public static IQueryable<T> PlannedEachTime<T>(this IQueryable<T> query) => query.TagWith(Data.PlannedEachTime.Tag);
}
