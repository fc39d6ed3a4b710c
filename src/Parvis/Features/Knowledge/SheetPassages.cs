using Parvis.Features.Knowledge.Content;
using Parvis.Features.Settings;

namespace Parvis.Features.Knowledge;

/// <summary>Passages as a page draws them.</summary>
/// <param name="Blocks">In order.</param>
/// <param name="MarksInternal">Agents see which of them never leave the town hall.</param>
public sealed record SheetPassages(IReadOnlyList<SheetBlock> Blocks, bool MarksInternal)
{
    /// <summary>On paper, where a link cannot be followed: where residents reach this site.</summary>
    public string? Site { get; init; }

    public bool Marks(SheetBlock block) => MarksInternal && block.IsForAgents;
}

/// <summary>A sheet on paper: the town's name, the passages or the text, the documents to tick.</summary>
public sealed record PrintedSheet(TownSettings Town, ShownSheet Shown, IReadOnlyList<SheetBlock> Blocks, DateOnly Day)
{
    public SheetPassages Passages => new(Blocks, MarksInternal: false) { Site = Town.ResidentsUrl };
}
