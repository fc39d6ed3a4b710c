using Parvis.Features.Knowledge.Content;

namespace Parvis.Features.Knowledge;

/// <summary>Passages as a page draws them.</summary>
/// <param name="Blocks">In order.</param>
/// <param name="MarksInternal">Agents see which of them never leave the town hall.</param>
public sealed record SheetPassages(IReadOnlyList<SheetBlock> Blocks, bool MarksInternal)
{
    public bool Marks(SheetBlock block) => MarksInternal && block.IsForAgents;
}

/// <summary>A sheet on paper: the town's name, the passages or the text, the documents to tick.</summary>
public sealed record PrintedSheet(string Town, ShownSheet Shown, IReadOnlyList<SheetBlock> Blocks, DateOnly Day);
