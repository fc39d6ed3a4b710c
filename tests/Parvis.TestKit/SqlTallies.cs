using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Parvis.TestKit;

/// <summary>The SQL commands, and the transactions begun, of each HTTP request that carries a test mark.</summary>
public sealed class SqlTallies : IStartupFilter
{
    public const string Header = "X-Test-Mark";

    /// <summary>Stands in a tally where a transaction began.</summary>
    public const string Begin = "BEGIN";

    static readonly AsyncLocal<List<string>?> Current = new();

    readonly ConcurrentDictionary<string, TaskCompletionSource<IReadOnlyList<string>>> done = new(
        StringComparer.Ordinal
    );

    public IInterceptor Interceptor { get; } = new Listener();

    /// <summary>Completes when the request has ended on the server.</summary>
    public Task<IReadOnlyList<string>> OfAsync(string mark) => Slot(mark).Task.WaitAsync(TimeSpan.FromSeconds(30));

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                async (context, proceed) =>
                {
                    if (context.Request.Headers[Header] is not [{ Length: > 0 } mark])
                    {
                        await proceed(context);
                        return;
                    }

                    var commands = new List<string>();
                    Current.Value = commands;
                    try
                    {
                        await proceed(context);
                    }
                    finally
                    {
                        Current.Value = null;
                        Slot(mark).TrySetResult(commands);
                    }
                }
            );
            next(app);
        };

    TaskCompletionSource<IReadOnlyList<string>> Slot(string mark) =>
        done.GetOrAdd(
            mark,
            _ => new TaskCompletionSource<IReadOnlyList<string>>(TaskCreationOptions.RunContinuationsAsynchronously)
        );

    sealed class Listener : DbCommandInterceptor, IDbTransactionInterceptor
    {
        public InterceptionResult<DbTransaction> TransactionStarting(
            DbConnection connection,
            TransactionStartingEventData eventData,
            InterceptionResult<DbTransaction> result
        ) => Note(Begin, result);

        public ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
            DbConnection connection,
            TransactionStartingEventData eventData,
            InterceptionResult<DbTransaction> result,
            CancellationToken cancellationToken = default
        ) => new(Note(Begin, result));

        public override InterceptionResult<DbDataReader> ReaderExecuting(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result
        ) => Note(command.CommandText, result);

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        ) => new(Note(command.CommandText, result));

        public override InterceptionResult<int> NonQueryExecuting(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<int> result
        ) => Note(command.CommandText, result);

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        ) => new(Note(command.CommandText, result));

        public override InterceptionResult<object> ScalarExecuting(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<object> result
        ) => Note(command.CommandText, result);

        public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<object> result,
            CancellationToken cancellationToken = default
        ) => new(Note(command.CommandText, result));

        static T Note<T>(string sql, T result)
        {
            if (Current.Value is { } commands)
            {
                lock (commands)
                    commands.Add(sql);
            }

            return result;
        }
    }
}
