using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Parvis.Data;

/// <summary>
/// One prepared INSERT run many times: a command of the driver looks each parameter up by its name for every row, which
/// takes longer than the insertion. Values are written as the driver writes them.
/// </summary>
sealed class SqliteInsert : IDisposable
{
    const string Moment = "yyyy-MM-dd HH:mm:ss.FFFFFFF";

    readonly sqlite3 database;
    readonly sqlite3_stmt statement;

    public SqliteInsert(SqliteConnection connection, string table, IReadOnlyList<string> columns)
    {
        database = connection.Handle!;
        var names = string.Join(", ", columns.Select(c => $"\"{c}\""));
        var values = string.Join(", ", columns.Select(_ => "?"));
        var prepared = raw.sqlite3_prepare_v2(
            database,
            $"INSERT INTO \"{table}\" ({names}) VALUES ({values})",
            out statement
        );
        SqliteException.ThrowExceptionForRC(prepared, database);
    }

    /// <param name="column">From 0.</param>
    /// <param name="value">A value as EF's model gives it to the database.</param>
    public void Bind(int column, object? value)
    {
        var at = column + 1;
        var bound = value switch
        {
            null => raw.sqlite3_bind_null(statement, at),
            string text => raw.sqlite3_bind_text(statement, at, text),
            int number => raw.sqlite3_bind_int64(statement, at, number),
            long number => raw.sqlite3_bind_int64(statement, at, number),
            bool yes => raw.sqlite3_bind_int64(statement, at, yes ? 1 : 0),
            double number => raw.sqlite3_bind_double(statement, at, number),
            Guid id => raw.sqlite3_bind_text(statement, at, id.ToString().ToUpperInvariant()),
            DateTime moment => raw.sqlite3_bind_text(
                statement,
                at,
                moment.ToString(Moment, CultureInfo.InvariantCulture)
            ),
            DateOnly day => raw.sqlite3_bind_text(statement, at, day.ToString("O", CultureInfo.InvariantCulture)),
            // An empty array would be bound as NULL by some versions.
            byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(statement, at, 0),
            byte[] bytes => raw.sqlite3_bind_blob(statement, at, bytes),
            Enum choice => raw.sqlite3_bind_int64(statement, at, Convert.ToInt64(choice, CultureInfo.InvariantCulture)),
            _ => throw new NotSupportedException($"{value.GetType().Name} is not written to SQLite here."),
        };
        SqliteException.ThrowExceptionForRC(bound, database);
    }

    public void Run()
    {
        var stepped = raw.sqlite3_step(statement);
        if (stepped != raw.SQLITE_DONE)
            SqliteException.ThrowExceptionForRC(stepped, database);
        SqliteException.ThrowExceptionForRC(raw.sqlite3_reset(statement), database);
    }

    public void Dispose() => statement.Dispose();
}
