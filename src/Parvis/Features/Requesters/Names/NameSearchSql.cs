using System.Collections.Concurrent;
using System.Text.Json;
using Parvis.Data;

namespace Parvis.Features.Requesters.Names;

/// <summary>
/// The two questions of a name search, for both databases: which words may have been meant, and who bears them. What
/// was typed travels in parameters, so that a query is compiled once and not at each key pressed.
/// </summary>
static class NameSearchSql
{
    static readonly ConcurrentDictionary<(DatabaseKind, int, int), string> Bearers = new();

    /// <summary>
    /// Words that share a key or a sound with what was typed, or begin like it, with how many bear them.
    /// </summary>
    public static string CandidatesText(DatabaseKind kind) =>
        $$"""
            SELECT w."Id", w."Word", w."Phonetic", (
                SELECT COUNT(*)
                FROM (SELECT 1 FROM "RequesterNames" n WHERE n."WordId" = w."Id" LIMIT {{CandidateWord.MostCounted}}) c
            ) AS "Bearers"
            FROM (
                SELECT k."WordId" FROM {{Texts(kind, 0)}} CROSS JOIN "NameWordKeys" k WHERE k."Key" = t.value
                UNION
                SELECT s."Id" FROM {{Texts(kind, 1)}} CROSS JOIN "NameWords" s WHERE s."Phonetic" = t.value
                UNION
                SELECT b."Id"
                FROM {{Texts(kind, 2)}}
                CROSS JOIN "NameWords" b
                WHERE b."Word" > t.value AND b."Word" < t.value || '{{'\uffff'}}'
            ) f
            CROSS JOIN "NameWords" w
            WHERE w."Id" = f."WordId"
            """;

    public static object[] CandidatesParameters(DatabaseKind kind, TypedName name) =>
        [
            Texts(kind, name.Spellings.SelectMany(s => NameKeys.Of(s.Text))),
            Texts(kind, name.Spellings.Select(s => s.Phonetic).Where(s => s.Length >= NameCost.ShortestSound)),
            Texts(kind, name.Words.Select(w => w.Beginning).OfType<string>()),
        ];

    /// <summary>
    /// It starts from the rarest word: of « marie kerouanton » only the few Kerouanton are looked at, each with all
    /// the words of their name.
    /// </summary>
    public static string BearersText(DatabaseKind kind, NameMeaning meaning) =>
        Bearers.GetOrAdd(
            (kind, meaning.Positions.Count, meaning.Allowed),
            static shape =>
            {
                var (kind, words, allowed) = shape;
                if (words == 1)
                    return $$"""
                        WITH m AS MATERIALIZED ({{Meant(kind)}})
                        SELECT b."RequesterId", {1} AS "Missing", MIN(m.cost) AS "Cost"
                        FROM m CROSS JOIN "RequesterNames" b
                        WHERE b."WordId" = m.id
                        GROUP BY b."RequesterId"
                        """;
                var places = Enumerable.Range(0, words).ToList();
                var lacking = string.Join(" + ", places.Select(p => $"CASE WHEN c.c{p} IS NULL THEN 1 ELSE 0 END"));
                return $$"""
                    WITH m AS MATERIALIZED ({{Meant(kind)}})
                    SELECT c."RequesterId", {{lacking}} + {1} AS "Missing",
                        {{string.Join(" + ", places.Select(p => $"COALESCE(c.c{p}, 0)"))}} AS "Cost"
                    FROM (
                        SELECT n."RequesterId",
                            {{string.Join(
                        ", ",
                        places.Select(p => $"MIN(CASE m.place WHEN {p} THEN m.cost END) AS c{p}")
                    )}}
                        FROM (
                            SELECT DISTINCT b."RequesterId"
                            FROM m CROSS JOIN "RequesterNames" b
                            WHERE m.place <= {{allowed}} AND b."WordId" = m.id
                        ) d
                        CROSS JOIN "RequesterNames" n
                        CROSS JOIN m
                        WHERE n."RequesterId" = d."RequesterId" AND m.id = n."WordId"
                        GROUP BY n."RequesterId"
                    ) c
                    WHERE {{lacking}} <= {{allowed}}
                    """;
            }
        );

    public static object[] BearersParameters(DatabaseKind kind, NameMeaning meaning)
    {
        // Three numbers per word meant: its id, its place, its cost.
        var numbers = meaning.Positions.SelectMany(
            (words, place) => words.SelectMany(word => (int[])[word.Id, place, word.Cost])
        );
        return [kind == DatabaseKind.Sqlite ? Triples(numbers) : numbers.ToArray(), meaning.Unknown];
    }

    static string Meant(DatabaseKind kind) =>
        kind == DatabaseKind.Sqlite
            // Only a column known as a number gets an automatic index.
            ? "SELECT CAST(value ->> 0 AS INTEGER) AS id, value ->> 1 AS place, value ->> 2 AS cost FROM json_each({0})"
            : "SELECT a.n[i] AS id, a.n[i + 1] AS place, a.n[i + 2] AS cost"
                + " FROM (SELECT {0}::int[] AS n) a, generate_series(1, cardinality(a.n), 3) AS i";

    static string Triples(IEnumerable<int> numbers) => JsonSerializer.Serialize(numbers.Chunk(3));

    static string Texts(DatabaseKind kind, int parameter) =>
        kind == DatabaseKind.Sqlite ? $"json_each({{{parameter}}}) t" : $"unnest({{{parameter}}}::text[]) t(value)";

    static object Texts(DatabaseKind kind, IEnumerable<string> texts)
    {
        var distinct = texts.Distinct(StringComparer.Ordinal).ToArray();
        return kind == DatabaseKind.Sqlite ? JsonSerializer.Serialize(distinct) : distinct;
    }
}

/// <summary>A row of the second question.</summary>
sealed class NameHit
{
    public long RequesterId { get; init; }

    public int Missing { get; init; }

    public int Cost { get; init; }
}
