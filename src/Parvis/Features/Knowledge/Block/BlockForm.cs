using Parvis.Features.Knowledge.Content;
using Parvis.Features.Settings;

namespace Parvis.Features.Knowledge.Block;

/// <summary>The fields of one passage.</summary>
public sealed class BlockForm
{
    public SheetBlockKind Kind { get; set; }

    public string? Text { get; set; }

    public SheetAudience Audience { get; set; }

    public int Level { get; set; } = SheetBlock.Reception;

    public string? Pictogram { get; set; }

    public string? Address { get; set; }

    public static BlockForm Of(SheetBlock block) =>
        new()
        {
            Kind = block.Kind,
            Text = block.Text,
            Audience = block.Audience,
            Level = block.Level,
            Pictogram = block.Pictogram,
            Address = block.Address,
        };

    public SheetBlock Read(string key) =>
        new()
        {
            Key = key,
            Kind = Kind,
            // One line for what stands in a list.
            Text = (Text ?? "").ReplaceLineEndings(Kind == SheetBlockKind.Paragraph ? "\n" : " ").Trim(),
            Audience = Audience,
            Level = Level,
            Pictogram = Kind == SheetBlockKind.Step && !string.IsNullOrEmpty(Pictogram) ? Pictogram : null,
            Address = Kind == SheetBlockKind.Link ? Address?.Trim() : null,
        };

    public Described Describe() =>
        new Described()
            .Add("Texte", Text?.ReplaceLineEndings("\n"))
            .Add("Pour", Audience.InFrench())
            .Add("Niveau", Level)
            .Add("Dessin", SheetPictograms.Words.GetValueOrDefault(Pictogram ?? "", ""))
            .Add("Adresse", Address);
}
