using System.Text.Json.Serialization;
using Parvis.Data;

namespace Parvis.Features.Knowledge.Content;

/// <summary>What a sheet says: one source, from which each audience reads its part; never changes.</summary>
public sealed record SheetContent
{
    public const int MaxTitle = 150;
    public const int MostBlocks = 60;

    public required string Title { get; init; }

    public IReadOnlyList<SheetBlock> Blocks { get; init; } = [];

    /// <summary>When what residents read in French last changed: what follows an older text is out of date.</summary>
    public DateTime FrenchAt { get; init; }

    /// <summary>The same in words that are easy to read (FALC) and in other languages.</summary>
    public IReadOnlyList<SheetVariant> Variants { get; init; } = [];

    [JsonIgnore]
    public IReadOnlyList<SheetBlock> ForResidents => [.. Blocks.Where(b => !b.IsForAgents)];

    public SheetBlock? Find(string? key) => Blocks.FirstOrDefault(b => b.Key == key);

    public SheetVariant? Variant(string language) => Variants.FirstOrDefault(v => v.Language == language);

    /// <summary>Null when there is none, or the French text changed since it was written.</summary>
    public SheetVariant? Current(string language) =>
        Variant(language) is { } variant && variant.Follows >= FrenchAt ? variant : null;

    public SheetContent Titled(string title, DateTime at) => Changed(this with { Title = title }, at);

    /// <summary>In its place when it is known, else at the end.</summary>
    public SheetContent With(SheetBlock block, DateTime at)
    {
        if (Find(block.Key) is not null)
            return Changed(this with { Blocks = [.. Blocks.Select(b => b.Key == block.Key ? block : b)] }, at);
        if (Blocks.Count >= MostBlocks)
            throw new RefusedException($"Une fiche tient en {MostBlocks} passages : faites-en deux.");
        return Changed(this with { Blocks = [.. Blocks, block] }, at);
    }

    public SheetContent Without(string? key, DateTime at) =>
        Changed(this with { Blocks = [.. Blocks.Where(b => b.Key != key)] }, at);

    /// <param name="key">Of a passage.</param>
    /// <param name="by">-1 for one place up, +1 for one down.</param>
    /// <param name="at">Now.</param>
    public SheetContent Moved(string? key, int by, DateTime at)
    {
        var blocks = Blocks.ToList();
        var from = blocks.FindIndex(b => b.Key == key);
        var to = from + by;
        if (from < 0 || to < 0 || to >= blocks.Count)
            return this;
        (blocks[from], blocks[to]) = (blocks[to], blocks[from]);
        return Changed(this with { Blocks = blocks }, at);
    }

    /// <summary>It follows the French text as it is now.</summary>
    public SheetContent Said(string language, string title, string text) =>
        this with
        {
            Variants =
            [
                .. Variants.Where(v => v.Language != language),
                new SheetVariant(language, title, text, FrenchAt),
            ],
        };

    public SheetContent Unsaid(string language) =>
        this with
        {
            Variants = [.. Variants.Where(v => v.Language != language)],
        };

    /// <exception cref="RefusedException">It cannot be published as it is.</exception>
    public SheetContent Checked()
    {
        if (Title.Length == 0)
            throw new RefusedException("Donnez un titre à la fiche.");
        if (Blocks.Count == 0)
            throw new RefusedException("Écrivez au moins un passage avant de publier.");
        return this;
    }

    /// <summary>Variants stay; they are out of date when residents read something else from now on.</summary>
    SheetContent Changed(SheetContent next, DateTime at) =>
        next.Title == Title && next.ForResidents.SequenceEqual(ForResidents) ? next : next with { FrenchAt = at };
}

/// <summary>What residents read, said otherwise: one title, one text.</summary>
/// <param name="Language">Two letters, or <see cref="SheetLanguages.EasyRead"/>.</param>
/// <param name="Title">Of the sheet.</param>
/// <param name="Text">Whole.</param>
/// <param name="Follows">The date of the French text that it says.</param>
public sealed record SheetVariant(string Language, string Title, string Text, DateTime Follows)
{
    public const int MaxText = 10_000;
}
