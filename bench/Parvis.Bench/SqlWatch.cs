using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Parvis.Bench;

/// <summary>A command as the program sent it to the driver.</summary>
sealed record SentCommand(string Text, IReadOnlyList<DbParameter> Parameters);

/// <summary>The commands of each request that carries a mark, with their values.</summary>
sealed class SqlWatch : DbCommandInterceptor, IStartupFilter
{
    public const string Header = "X-Bench-Mark";

    static readonly AsyncLocal<List<SentCommand>?> Current = new();

    readonly ConcurrentDictionary<string, List<SentCommand>> noted = new(StringComparer.Ordinal);

    public IReadOnlyList<SentCommand> Of(string mark) => noted[mark];

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                (context, proceed) =>
                {
                    if (context.Request.Headers[Header] is [{ Length: > 0 } mark])
                        Current.Value = noted[mark] = [];
                    return proceed(context);
                }
            );
            next(app);
        };

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    ) => new(Note(command, result));

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result
    ) => Note(command, result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    ) => new(Note(command, result));

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<object> result,
        CancellationToken cancellationToken = default
    ) => new(Note(command, result));

    static DbParameter Copy(DbParameter parameter) =>
        parameter is ICloneable copied
            ? (DbParameter)copied.Clone()
            : new SqliteParameter(parameter.ParameterName, parameter.Value);

    static T Note<T>(DbCommand command, T result)
    {
        Current.Value?.Add(
            new SentCommand(command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(Copy)])
        );
        return result;
    }
}
