using System.Globalization;
using System.Text.Json;

namespace Parvis.Bench;

/// <summary>What the quick run gave when it was last kept: a page of each database, its commands and its ratio.</summary>
sealed class Baseline
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    static string File => Checkout.Bench("baseline.json");

    /// <summary>What got worse, in one sentence each; empty when nothing did.</summary>
    /// <param name="towns">Measured once or more often: the best of a page counts.</param>
    public static IReadOnlyList<string> Compare(IReadOnlyList<TownFigures> towns)
    {
        var kept = JsonSerializer.Deserialize<Dictionary<string, Kept>>(System.IO.File.ReadAllText(File), Json)!;
        var worse = new List<string>();
        foreach (var (name, now) in Best(towns))
        {
            if (!kept.TryGetValue(name, out var before))
                worse.Add($"{name} is not in baseline.json: run bench/run --quick --keep.");
            else if (now.Commands > before.Commands)
                worse.Add($"{name}: {now.Commands} SQL commands instead of {before.Commands}.");
            else if (now.Ratio < before.Ratio / 2)
                worse.Add(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{name}: {now.Ratio:0.0000} of the bare endpoint's answers instead of {before.Ratio:0.0000}."
                    )
                );
        }

        return worse;
    }

    public static void Keep(IReadOnlyList<TownFigures> towns) =>
        System.IO.File.WriteAllText(
            File,
            JsonSerializer.Serialize(Best(towns).ToDictionary(t => t.Name, t => t.Now, StringComparer.Ordinal), Json)
                + "\n"
        );

    static IEnumerable<(string Name, Kept Now)> Best(IReadOnlyList<TownFigures> towns) =>
        from town in towns
        from page in town.Pages
        group page by $"{town.Database}, {page.Page}" into measured
        select (measured.Key, new Kept(measured.Max(p => p.Commands) ?? 0, Math.Round(measured.Max(p => p.Ratio), 5)));

    sealed record Kept(int Commands, double Ratio);
}
