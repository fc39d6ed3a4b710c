using System.Text.Encodings.Web;
using System.Text.Json;
using Parvis.LetterBench.Making;

namespace Parvis.LetterBench;

/// <summary>The two halves: rules are written with A before the eyes, B is only measured.</summary>
sealed class LetterSets(string repository)
{
    public static readonly (string Name, int Seed)[] Halves = [("A", 20261), ("B", 77003)];

    static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    public void Expect(int count)
    {
        for (var half = 0; half < Halves.Length; half++)
        {
            var letters = new LetterWriter(repository, half, Halves[half].Seed).Write(count);
            File.WriteAllText(FileOf(Halves[half].Name), JsonSerializer.Serialize(letters, Format) + "\n");
        }
    }

    public IReadOnlyList<MadeLetter> Read(string half) =>
        JsonSerializer.Deserialize<List<MadeLetter>>(File.ReadAllText(FileOf(half)), Format)!;

    string FileOf(string half) => Path.Combine(repository, "bench/letters", $"expected-{half}.json");
}
