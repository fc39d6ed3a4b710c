using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Parvis.Data.Search;

/// <summary>
/// Finds numbered records by the words of their texts: FTS5 on SQLite, a tsvector on PostgreSQL. It holds nothing that
/// cannot be made anew from the records, so that it stands beside the migrations: <see cref="EnsureAsync"/> makes it
/// at start, and whoever changes how words are cut changes the name of the table.
/// </summary>
public sealed class TextIndex(ParvisDbContext db)
{
    const string Table = "RequestTexts1";

    bool IsPostgreSql => db.Database.IsNpgsql();

    public Task EnsureAsync(CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlRawAsync(
            IsPostgreSql
                ? $"""
                CREATE TABLE IF NOT EXISTS "{Table}" ("Id" bigint PRIMARY KEY, "Words" tsvector NOT NULL);
                CREATE INDEX IF NOT EXISTS "IX_{Table}_Words" ON "{Table}" USING gin ("Words");
                """
                // Without the text itself, without positions: nobody looks for a phrase.
                : $"""
                CREATE VIRTUAL TABLE IF NOT EXISTS "{Table}"
                USING fts5(words, content='', contentless_delete=1, detail=none, prefix='3 4', tokenize='ascii')
                """,
            cancellationToken
        );

    public async Task<bool> IsEmptyAsync(CancellationToken cancellationToken) =>
        await db
            .Database.SqlQueryRaw<long>(
                IsPostgreSql
                    ? $"""SELECT COUNT(*) AS "Value" FROM (SELECT "Id" FROM "{Table}" LIMIT 1) t"""
                    : $"""SELECT COUNT(*) AS "Value" FROM (SELECT rowid FROM "{Table}" LIMIT 1) t"""
            )
            .SingleAsync(cancellationToken) == 0;

    /// <summary>In place of what was known of these records.</summary>
    public async Task PutAsync(IReadOnlyCollection<SearchText> texts, CancellationToken cancellationToken)
    {
        await DropAsync(texts.Select(text => text.Id), cancellationToken);
        await AddAsync(texts, cancellationToken);
    }

    /// <summary>Of records that it does not have.</summary>
    public Task AddAsync(IReadOnlyCollection<SearchText> texts, CancellationToken cancellationToken)
    {
        if (texts.Count == 0)
            return Task.CompletedTask;
        var ids = texts.Select(text => text.Id).ToArray();
        var words = texts.Select(text => string.Join(' ', SearchWords.Of(text.Text))).ToArray();
        return IsPostgreSql
            ? db.Database.ExecuteSqlRawAsync(
                $$"""
                INSERT INTO "{{Table}}" ("Id", "Words")
                SELECT t.id, array_to_tsvector(string_to_array(t.words, ' '))
                FROM unnest({0}, {1}) AS t(id, words)
                """,
                [ids, words],
                cancellationToken
            )
            : db.Database.ExecuteSqlRawAsync(
                $$"""INSERT INTO "{{Table}}" (rowid, words) SELECT value ->> 0, value ->> 1 FROM json_each({0})""",
                [JsonSerializer.Serialize(ids.Zip(words, (id, text) => (object[])[id, text]))],
                cancellationToken
            );
    }

    /// <summary>
    /// Nothing of them is left, also in the pages of the file: SQLite only marks rows of such an index as gone until its
    /// parts are merged.
    /// </summary>
    public async Task RemoveAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
    {
        await DropAsync(ids, cancellationToken);
        if (!IsPostgreSql)
            await db.Database.ExecuteSqlRawAsync(
                $"""INSERT INTO "{Table}" ("{Table}") VALUES ('optimize')""",
                cancellationToken
            );
    }

    Task<int> DropAsync(IEnumerable<long> ids, CancellationToken cancellationToken) =>
        IsPostgreSql
            ? db.Database.ExecuteSqlRawAsync(
                $$"""DELETE FROM "{{Table}}" WHERE "Id" = ANY({0})""",
                [ids.ToArray()],
                cancellationToken
            )
            : db.Database.ExecuteSqlRawAsync(
                $$"""DELETE FROM "{{Table}}" WHERE rowid IN (SELECT value FROM json_each({0}))""",
                [JsonSerializer.Serialize(ids)],
                cancellationToken
            );

    /// <summary>
    /// The records that have all these words, the last one perhaps unfinished; null when nothing was typed that can be
    /// looked for. Filter and order it by its own number: both databases then stop at the limit.
    /// </summary>
    public IQueryable<TextHit>? Matching(string? typed)
    {
        var words = SearchWords.Of(typed).ToList();
        return words.Count == 0
            ? null
            : Hits(string.Join(And, words.SkipLast(1).Select(Whole).Append(Begun(words[^1]))));
    }

    /// <summary>The records that have at least two of these words, cut by <see cref="SearchWords"/>; to be ordered alike.</summary>
    public IQueryable<TextHit>? SharingTwo(IReadOnlyList<string> words)
    {
        var pairs = words.SelectMany((one, i) => words.Skip(i + 1).Select(other => Whole(one) + And + Whole(other)));
        return words.Count < 2 ? null : Hits(string.Join(Or, pairs.Select(pair => $"({pair})")));
    }

    string And => IsPostgreSql ? " & " : " AND ";

    string Or => IsPostgreSql ? " | " : " OR ";

    string Whole(string word) => IsPostgreSql ? $"'{word}'" : $"\"{word}\"";

    string Begun(string word) => IsPostgreSql ? $"'{word}':*" : $"\"{word}\"*";

    IQueryable<TextHit> Hits(string query) =>
        db
            .Database.SqlQueryRaw<TextHit>(
                IsPostgreSql
                    ? $$"""SELECT "Id" FROM "{{Table}}" WHERE "Words" @@ {0}::tsquery"""
                    : $$"""SELECT rowid AS "Id" FROM "{{Table}}" WHERE "{{Table}}" MATCH {0}""",
                query
            )
            .PlannedEachTime();
}

public readonly record struct SearchText(long Id, string Text);

public sealed class TextHit
{
    public long Id { get; init; }
}
