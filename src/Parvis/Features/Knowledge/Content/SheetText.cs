using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Parvis.Features.Knowledge.Content;

/// <summary>A sheet's content as the database keeps it (JSON), and as a letter says it (plain words).</summary>
public static class SheetText
{
    static readonly JsonSerializerOptions Options = new()
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static string Write(SheetContent content) => JsonSerializer.Serialize(content, Options);

    public static SheetContent Read(string text) => JsonSerializer.Deserialize<SheetContent>(text, Options)!;

    /// <summary>Steps numbered, documents in a list, addresses in full: what an answer can carry.</summary>
    /// <param name="blocks">In order.</param>
    /// <param name="site">Where residents reach this site: a letter has no address of its own; empty while it is closed.</param>
    public static string Plain(IReadOnlyList<SheetBlock> blocks, string site) =>
        string.Join(
            "\n\n",
            SheetPart.Of(blocks.Where(b => b.AddressFrom(site) is not "")).Select(part => Plain(part, site))
        );

    static string Plain(SheetPart part, string site) =>
        part.Kind switch
        {
            SheetBlockKind.Step => string.Join('\n', part.Blocks.Select((b, i) => $"{part.First + i}. {b.Text}")),
            SheetBlockKind.Document => $"À fournir :\n{string.Join('\n', part.Blocks.Select(b => $"- {b.Text}"))}",
            SheetBlockKind.Link => string.Join('\n', part.Blocks.Select(b => $"{b.Text} : {b.AddressFrom(site)}")),
            _ => string.Join("\n\n", part.Blocks.Select(b => b.Text)),
        };
}

/// <summary>Passages of one kind that follow each other: one list of steps, one list of documents.</summary>
/// <param name="Kind">Of all of them.</param>
/// <param name="Blocks">In order.</param>
/// <param name="First">Number of its first step: steps go on after a paragraph.</param>
public sealed record SheetPart(SheetBlockKind Kind, IReadOnlyList<SheetBlock> Blocks, int First)
{
    public static IReadOnlyList<SheetPart> Of(IEnumerable<SheetBlock> blocks)
    {
        var parts = new List<SheetPart>();
        var run = new List<SheetBlock>();
        var steps = 0;
        foreach (var block in blocks)
        {
            if (run.Count > 0 && run[0].Kind != block.Kind)
                Close();
            run.Add(block);
        }

        Close();
        return parts;

        void Close()
        {
            if (run.Count == 0)
                return;
            parts.Add(new SheetPart(run[0].Kind, [.. run], steps + 1));
            if (run[0].Kind == SheetBlockKind.Step)
                steps += run.Count;
            run.Clear();
        }
    }
}
