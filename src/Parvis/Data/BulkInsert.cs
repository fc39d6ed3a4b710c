using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Parvis.Data;

/// <summary>
/// Writes many rows at once from EF's own model: one prepared statement on SQLite, COPY on PostgreSQL. No tracking, no
/// interceptors, no child rows: give each kind of entity in turn. Numbered keys must be given: <see cref="NumberAsync{T}"/>
/// hands them out.
/// </summary>
public sealed class BulkInsert(ParvisDbContext db)
{
    public async Task AddAsync<T>(IEnumerable<T> rows, CancellationToken cancellationToken)
        where T : class
    {
        var table = Table.Of<T>(db);
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            if (db.Database.GetDbConnection() is NpgsqlConnection connection)
            {
                await CopyAsync(connection, table, rows, cancellationToken);
                await MoveSequenceAsync(table, cancellationToken);
            }
            else
                InsertPrepared(table, rows);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Gives every row its key.</summary>
    public async Task NumberAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancellationToken)
        where T : class
    {
        var key = Table.Of<T>(db).Key;
        var numbers = await NumbersAsync<T>(rows.Count, cancellationToken);
        foreach (var (row, number) in rows.Zip(numbers))
            key.PropertyInfo!.SetValue(
                row,
                Convert.ChangeType(number, key.ClrType, System.Globalization.CultureInfo.InvariantCulture)
            );
    }

    // Numbers that nothing else takes as keys meanwhile, in order.
    async Task<IReadOnlyList<long>> NumbersAsync<T>(int count, CancellationToken cancellationToken)
        where T : class
    {
        var table = Table.Of<T>(db);
        if (db.Database.IsNpgsql())
        {
            var next = $$"""
                SELECT nextval(pg_get_serial_sequence('"{{table.Name}}"', '{{table.KeyColumn}}')) AS "Value"
                FROM generate_series(1, {0})
                """;
            return await db.Database.SqlQueryRaw<long>(next, count).ToListAsync(cancellationToken);
        }

        // One writes at a time.
        var sql = $"""SELECT CAST(COALESCE(MAX("{table.KeyColumn}"), 0) AS bigint) AS "Value" FROM "{table.Name}" """;
        var last = await db.Database.SqlQueryRaw<long>(sql).SingleAsync(cancellationToken);
        return [.. Enumerable.Range(1, count).Select(n => last + n)];
    }

    /// <summary>PostgreSQL plans its queries by the sizes it knows, and learns them only minutes later by itself.</summary>
    public async Task KnowSizesAsync(CancellationToken cancellationToken)
    {
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlRawAsync("ANALYZE", cancellationToken);
    }

    void InsertPrepared<T>(Table table, IEnumerable<T> rows)
        where T : class
    {
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        using var own = db.Database.CurrentTransaction is null ? connection.BeginTransaction() : null;
        using var statement = new SqliteInsert(connection, table.Name, [.. table.Columns.Select(c => c.Name)]);
        foreach (var row in rows)
        {
            for (var i = 0; i < table.Columns.Count; i++)
                statement.Bind(i, table.Columns[i].Read(row));
            statement.Run();
        }

        own?.Commit();
    }

    static async Task CopyAsync<T>(
        NpgsqlConnection connection,
        Table table,
        IEnumerable<T> rows,
        CancellationToken cancellationToken
    )
        where T : class
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            $"COPY \"{table.Name}\" ({table.ColumnList}) FROM STDIN (FORMAT BINARY)",
            cancellationToken
        );
        // A whole town may take longer than one command is given.
        copy.Timeout = TimeSpan.FromHours(1);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellationToken);
            foreach (var column in table.Columns)
            {
                if (column.Read(row) is { } value)
                    await copy.WriteAsync(value, column.StoreType, cancellationToken);
                else
                    await copy.WriteNullAsync(cancellationToken);
            }
        }

        await copy.CompleteAsync(cancellationToken);
    }

    async Task MoveSequenceAsync(Table table, CancellationToken cancellationToken)
    {
        if (table.KeyColumn is not { } key)
            return;
        // Only for keys that were made up, on an empty table: never backwards, others may be taking numbers.
        var sql = $"""
            SELECT setval(keys.sequence, keys.latest)
            FROM (
                SELECT pg_get_serial_sequence('"{table.Name}"', '{key}') AS sequence, MAX("{key}") AS latest
                FROM "{table.Name}"
            ) keys
            WHERE keys.latest > nextval(keys.sequence)
            """;
        await db.Database.ExecuteSqlRawAsync(sql, cancellationToken);
    }

    sealed class Table(string name, IProperty key, string? keyColumn, IReadOnlyList<Column> columns)
    {
        public string Name => name;

        public IProperty Key => key;

        /// <summary>Null when the database does not number the rows.</summary>
        public string? KeyColumn => keyColumn;

        public IReadOnlyList<Column> Columns => columns;

        public string ColumnList => string.Join(", ", columns.Select(c => $"\"{c.Name}\""));

        public static Table Of<T>(DbContext db)
        {
            var entity =
                db.Model.FindEntityType(typeof(T))
                ?? throw new InvalidOperationException($"{typeof(T).Name} is not mapped.");
            var store = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
            var key = entity.FindPrimaryKey()!.Properties[0];
            var numbered = entity.FindPrimaryKey()!.Properties.Count == 1 && key.ValueGenerated == ValueGenerated.OnAdd;
            return new Table(
                store.Name,
                key,
                numbered && key.ClrType != typeof(Guid) ? key.GetColumnName(store) : null,
                [
                    .. entity
                        .GetProperties()
                        .Where(p => !p.IsShadowProperty())
                        .Select(p => new Column(p.GetColumnName(store)!, p)),
                ]
            );
        }
    }

    sealed class Column(string name, IProperty property)
    {
        readonly Func<object, object?> read = Reader(property);
        readonly Func<object?, object?>? convert = property.GetTypeMapping().Converter?.ConvertToProvider;

        public string Name => name;

        public string StoreType { get; } = property.GetRelationalTypeMapping().StoreTypeNameBase;

        public object? Read(object row)
        {
            var value = read(row);
            return value is null || convert is null ? value : convert(value);
        }

        static Func<object, object?> Reader(IProperty property) =>
            property.PropertyInfo is { } info ? info.GetValue : property.FieldInfo!.GetValue;
    }
}
