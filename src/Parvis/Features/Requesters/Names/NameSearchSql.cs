using System.Collections.Concurrent;
using System.Text.Json;
using Parvis.Data;

namespace Parvis.Features.Requesters.Names;

/// <summary>
/// Who bears the words meant, and how far these are from what was typed. It starts from the rarest word: of « marie
/// kerouanton » only the few Kerouanton are looked at. The text depends only on the number of words, so that the query
/// is compiled once and not at each key pressed; what was typed travels in parameters.
/// </summary>
static class NameSearchSql
{
    // Per word: its meanings by cost, then the bounds and the length of its beginning.
    static readonly int ParametersPerWord = NameCost.All.Length + 3;

    static readonly ConcurrentDictionary<(DatabaseKind, int, int), string> Texts = new();

    public static string Text(DatabaseKind kind, NameMeaning meaning) =>
        Texts.GetOrAdd(
            (kind, meaning.Positions.Count, meaning.Allowed),
            static shape =>
            {
                var (kind, words, allowed) = shape;
                var positions = Enumerable.Range(0, words).Select(index => new Position(kind, index)).ToList();
                return words == 1 ? One(positions[0]) : Several(positions, allowed);
            }
        );

    public static object[] Parameters(DatabaseKind kind, NameMeaning meaning) =>
        [.. meaning.Positions.SelectMany(position => Parameters(kind, position)), meaning.Unknown];

    static IEnumerable<object> Parameters(DatabaseKind kind, NamePosition position)
    {
        foreach (var cost in NameCost.All)
        {
            var ids = position.Words.Where(w => w.Cost == cost).Select(w => w.Id).ToArray();
            yield return kind == DatabaseKind.Sqlite ? JsonSerializer.Serialize(ids) : ids;
        }

        // Bounds that hold nothing for a word that must be complete.
        yield return position.Beginning ?? "\uffff";
        yield return position.Beginning is null ? "" : position.Beginning + '\uffff';
        yield return position.Beginning?.Length ?? 0;
    }

    static string One(Position word) =>
        $$"""
            SELECT h."RequesterId", {{{ParametersPerWord}}} AS "Missing", MIN(h.cost) AS "Cost"
            FROM (
                {{string.Join(" UNION ALL ", NameCost.All.Select(word.BearersAtCost))}}
                UNION ALL
                SELECT n."RequesterId", {{word.BegunCost}} AS cost
                FROM "NameWords" w
                JOIN "RequesterNames" n ON n."WordId" = w."Id"
                WHERE {{word.IsBegun}}
            ) h
            GROUP BY h."RequesterId"
            """;

    static string Several(List<Position> words, int allowed)
    {
        var missing = string.Join(" + ", words.Select(w => $"CASE WHEN c.c{w.Index} IS NULL THEN 1 ELSE 0 END"));
        return $$"""
            SELECT c."RequesterId", {{missing}} + {{{words.Count * ParametersPerWord}}} AS "Missing",
                {{string.Join(" + ", words.Select(w => $"COALESCE(c.c{w.Index}, 0)"))}} AS "Cost"
            FROM (
                SELECT n."RequesterId", {{string.Join(", ", words.Select(w => $"MIN({w.Cost}) AS c{w.Index}"))}}
                FROM ({{string.Join(" UNION ", words.Take(allowed + 1).Select(w => w.Bearers))}}) driver
                CROSS JOIN "RequesterNames" n
                CROSS JOIN "NameWords" w
                WHERE n."RequesterId" = driver."RequesterId" AND w."Id" = n."WordId"
                GROUP BY n."RequesterId"
            ) c
            WHERE {{missing}} <= {{allowed}}
            """;
    }

    /// <summary>The pieces of SQL about one word typed.</summary>
    sealed class Position(DatabaseKind kind, int index)
    {
        readonly int low = (index * ParametersPerWord) + NameCost.All.Length;

        public int Index => index;

        public string IsBegun => $$"""w."Word" > {{{low}}} AND w."Word" < {{{low + 1}}}""";

        public string BegunCost =>
            $$"""CASE WHEN length(w."Word") = {{{low + 2}}} + 1 THEN {{NameCost.OneLetterMore}} ELSE {{NameCost.Begun}} END""";

        /// <summary>The cheapest reading of a name's word first.</summary>
        public string Cost =>
            $"CASE {Meanings(NameCost.All.Where(c => c < NameCost.OneLetterMore))} WHEN {IsBegun} THEN {BegunCost} "
            + $"{Meanings(NameCost.All.Where(c => c > NameCost.Begun))} END";

        public string Bearers =>
            $"""
                SELECT n."RequesterId" FROM "RequesterNames" n WHERE {string.Join(" OR ", NameCost.All.Select(Means))}
                UNION
                SELECT n."RequesterId"
                FROM "NameWords" w JOIN "RequesterNames" n ON n."WordId" = w."Id"
                WHERE {IsBegun}
                """;

        public string BearersAtCost(int cost) =>
            $"""SELECT n."RequesterId", {cost} AS cost FROM "RequesterNames" n WHERE {Means(cost)}""";

        string Meanings(IEnumerable<int> costs) => string.Join(' ', costs.Select(c => $"WHEN {Means(c)} THEN {c}"));

        string Means(int cost)
        {
            var parameter = $"{{{(index * ParametersPerWord) + Array.IndexOf(NameCost.All, cost)}}}";
            return kind == DatabaseKind.Sqlite
                ? $"""n."WordId" IN (SELECT value FROM json_each({parameter}))"""
                : $"""n."WordId" = ANY ({parameter})""";
        }
    }
}

/// <summary>A row of the query above.</summary>
sealed class NameHit
{
    public long RequesterId { get; init; }

    public int Missing { get; init; }

    public int Cost { get; init; }
}
