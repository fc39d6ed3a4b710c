using System.Text.Json.Serialization;

namespace Parvis.Features.OfficialSheets.Reading;

/// <summary>An official fiche as its file says it: of a node (N), a fiche (F) or a resource (R).</summary>
public sealed record FicheDocument
{
    /// <summary>« F1342 »</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    public string Description { get; init; } = "";

    /// <summary>« Fiche d'information », « Téléservice », in the words of the file.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Its subjects and its theme: found by them, never shown.</summary>
    public string Keywords { get; init; } = "";

    /// <summary>« Particuliers », « Professionnels ».</summary>
    public string Audience { get; init; } = "";

    /// <summary>Where the State shows it; empty when the file says none.</summary>
    public string Address { get; init; } = "";

    public DateOnly? ModifiedOn { get; init; }

    /// <summary>From the widest theme down; itself is left out.</summary>
    public IReadOnlyList<FicheLink> Breadcrumb { get; init; } = [];

    public IReadOnlyList<FicheBlock> Blocks { get; init; } = [];
}

/// <param name="Title">Its words.</param>
/// <param name="FicheId">Another fiche; empty for an address outside.</param>
/// <param name="Address">Outside; empty for another fiche.</param>
public sealed record FicheLink(string Title, string FicheId = "", string Address = "");

/// <summary>Words of one look; a link when it has a fiche or an address.</summary>
public sealed record FicheRun(string Text, bool Strong = false, string FicheId = "", string Address = "");

/// <summary>What a fiche is made of; unknown elements become the nearest of these, so that no words are lost.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$")]
[JsonDerivedType(typeof(ParagraphBlock), "p")]
[JsonDerivedType(typeof(ListBlock), "l")]
[JsonDerivedType(typeof(SectionBlock), "s")]
[JsonDerivedType(typeof(NoteBlock), "n")]
[JsonDerivedType(typeof(TableBlock), "t")]
[JsonDerivedType(typeof(CasesBlock), "c")]
[JsonDerivedType(typeof(CounterBlock), "o")]
[JsonDerivedType(typeof(ServiceBlock), "w")]
[JsonDerivedType(typeof(LinksBlock), "k")]
public abstract record FicheBlock;

public sealed record ParagraphBlock(IReadOnlyList<FicheRun> Runs) : FicheBlock;

public sealed record ListBlock(bool Numbered, IReadOnlyList<IReadOnlyList<FicheBlock>> Items) : FicheBlock;

/// <summary>A chapter, whose depth is where it stands.</summary>
public sealed record SectionBlock(string Title, IReadOnlyList<FicheBlock> Blocks) : FicheBlock;

public sealed record NoteBlock(FicheNote Note, string Title, IReadOnlyList<FicheBlock> Blocks) : FicheBlock;

public sealed record TableBlock(string Caption, IReadOnlyList<FicheRow> Rows) : FicheBlock;

public sealed record FicheRow(IReadOnlyList<FicheCell> Cells);

/// <param name="Head">Names its column (<see cref="FicheHead.Column"/>) or its row.</param>
public sealed record FicheCell(IReadOnlyList<FicheBlock> Blocks, FicheHead Head, int Columns, int Rows);

/// <summary>What differs by situation: one reads one's own.</summary>
/// <param name="Title">Of the choice; often empty.</param>
public sealed record CasesBlock(string Title, IReadOnlyList<FicheCase> Cases) : FicheBlock;

public sealed record FicheCase(string Title, IReadOnlyList<FicheBlock> Blocks);

/// <summary>« Où s'adresser »: the town's own counter takes the place of some.</summary>
/// <param name="Title">« Mairie ».</param>
/// <param name="Pivot">Kind of counter, in one word of the State's directory: « mairie »; empty when it has none.</param>
/// <param name="Address">Of the State's directory.</param>
/// <param name="Blocks">Numbers, hours of a national line.</param>
public sealed record CounterBlock(string Title, string Pivot, string Address, IReadOnlyList<FicheBlock> Blocks)
    : FicheBlock;

/// <summary>An online service, a form or a model of letter.</summary>
/// <param name="Title">What one does there.</param>
/// <param name="Kind">« Téléservice », « Formulaire, cerfa n° 12100 ».</param>
/// <param name="FicheId">Its own resource; empty when it is this one.</param>
/// <param name="Address">Where it is done.</param>
/// <param name="Keeper">Whose it is.</param>
public sealed record ServiceBlock(string Title, string Kind, string FicheId, string Address, string Keeper)
    : FicheBlock;

public sealed record LinksBlock(string Title, IReadOnlyList<FicheLink> Links) : FicheBlock;

public enum FicheNote
{
    GoodToKnow,
    ToNote,
    Warning,
    Reminder,
    More,
}

public enum FicheHead
{
    None,
    Column,
    Row,
}
