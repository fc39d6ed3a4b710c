using System.Globalization;
using System.Xml.Linq;

namespace Parvis.Features.OfficialSheets.Reading;

/// <summary>
/// What a fiche says, block after block, after schema 3.5 of the DILA. An element it does not know keeps its words: as blocks
/// when there are blocks in it, else as a paragraph.
/// </summary>
static class BlockReader
{
    const int WidestCell = 20;
    const int MostRowsOfCell = 200;

    /// <summary>Elements that are read for what they say of the fiche, not for what it says.</summary>
    static readonly HashSet<string> About =
    [
        "Titre",
        "TitreLong",
        "TitreChoix",
        "SurTitre",
        "FilDAriane",
        "Audience",
        "Canal",
        "Theme",
        "SousThemePere",
        "DossierPere",
        "SousDossierPere",
        "RechercheGuideePere",
        "Image",
        "Video",
        "Condition",
        "PivotLocal",
        "RessourceWeb",
    ];

    static readonly HashSet<string> Lines =
    [
        "MiseEnEvidence",
        "Exposant",
        "Indice",
        "LienInterne",
        "LienExterne",
        "LienIntra",
        "Expression",
        "LienWeb",
        "Montant",
        "Valeur",
    ];

    /// <summary>Words and blocks of an element, in their order.</summary>
    public static IReadOnlyList<FicheBlock> Read(XElement element)
    {
        var (blocks, line) = (new List<FicheBlock>(), new RunReader());
        var hasWords = element.Nodes().OfType<XText>().Any(t => !string.IsNullOrWhiteSpace(t.Value));
        foreach (var node in element.Nodes())
        {
            if (node is not XElement child)
            {
                line.Add(node);
                continue;
            }

            var name = FicheXml.NameOf(child);
            if (About.Contains(name))
                continue;
            if (Lines.Contains(name) || (hasWords && !child.HasElements))
            {
                line.Add(child);
                continue;
            }

            Flush();
            blocks.AddRange(Of(child, name));
        }

        Flush();
        return blocks;

        void Flush()
        {
            if (line.Take() is { Count: > 0 } runs)
                blocks.Add(new ParagraphBlock(runs));
        }
    }

    public static IEnumerable<FicheBlock> Of(XElement element) => Of(element, FicheXml.NameOf(element));

    /// <summary>What stands at the root of a file, but what is only about the fiche.</summary>
    public static IEnumerable<FicheBlock> ReadRoot(XElement element) =>
        About.Contains(FicheXml.NameOf(element)) ? [] : Of(element);

    static IEnumerable<FicheBlock> Of(XElement element, string name) =>
        name switch
        {
            "Liste" => List(element),
            "Tableau" => Table(element),
            "BlocCas" => Cases(element, "Cas"),
            "ListeSituations" => Cases(element, "Situation"),
            "ASavoir" => Note(element, FicheNote.GoodToKnow),
            "ANoter" => Note(element, FicheNote.ToNote),
            "Attention" or "Important" or "Avertissement" => Note(element, FicheNote.Warning),
            "Rappel" or "ARappeler" => Note(element, FicheNote.Reminder),
            "Complement" or "InformationComplementaire" => Note(element, FicheNote.More),
            "OuSAdresser" => [Counter(element)],
            "ServiceEnLigne" => [Service(element)],
            _ => Container(element),
        };

    public static string TitleOf(XElement element) => FicheXml.TextOf(FicheXml.Child(element, "Titre"));

    /// <summary>A title makes a chapter of anything.</summary>
    static IEnumerable<FicheBlock> Container(XElement element)
    {
        var blocks = Read(element);
        var title = TitleOf(element);
        return title.Length == 0 ? blocks
            : blocks.Count == 0 ? [new ParagraphBlock([new FicheRun(title, Strong: true)])]
            : [new SectionBlock(title, blocks)];
    }

    static IEnumerable<FicheBlock> List(XElement element)
    {
        var type = FicheXml.Attribute(element, "type");
        var items = FicheXml.Children(element, "Item").Select(Read).Where(i => i.Count > 0).ToList();
        var numbered =
            type.StartsWith("num", StringComparison.OrdinalIgnoreCase)
            || type.StartsWith("ord", StringComparison.OrdinalIgnoreCase);
        var title = TitleOf(element);
        if (title.Length > 0)
            yield return new ParagraphBlock([new FicheRun(title, Strong: true)]);
        if (items.Count > 0)
            yield return new ListBlock(numbered, items);
    }

    static IEnumerable<FicheBlock> Note(XElement element, FicheNote note) =>
        Read(element) is { Count: > 0 } blocks ? [new NoteBlock(note, TitleOf(element), blocks)] : [];

    static IEnumerable<FicheBlock> Cases(XElement element, string each)
    {
        var cases = FicheXml
            .Children(element, each)
            .Select(c => new FicheCase(TitleOf(c), Read(c)))
            .Where(c => c.Title.Length > 0 || c.Blocks.Count > 0)
            .ToList();
        return cases.Count == 0 ? Container(element) : [new CasesBlock(TitleOf(element), cases)];
    }

    static IEnumerable<FicheBlock> Table(XElement element)
    {
        var columns = FicheXml.Children(element, "Colonne").Select(IsHeader).ToList();
        var rows = FicheXml
            .Children(element, "Rangee")
            .Select(r => new FicheRow([.. Cells(r, columns)]))
            .Where(r => r.Cells.Count > 0)
            .ToList();
        return rows.Count == 0 ? Container(element) : [new TableBlock(TitleOf(element), rows)];
    }

    static IEnumerable<FicheCell> Cells(XElement row, List<bool> columns)
    {
        var (inHead, first) = (IsHeader(row), true);
        foreach (var cell in FicheXml.Children(row, "Cellule"))
        {
            // Only the first column names rows: the others would need every merged cell above to be counted.
            var head =
                inHead ? FicheHead.Column
                : first && columns is [true, ..] ? FicheHead.Row
                : FicheHead.None;
            yield return new FicheCell(
                Read(cell),
                head,
                Span(cell, "fusionHorizontale", WidestCell),
                Span(cell, "fusionVerticale", MostRowsOfCell)
            );
            first = false;
        }
    }

    static bool IsHeader(XElement element) => FicheXml.Attribute(element, "type") == "header";

    static int Span(XElement cell, string attribute, int most) =>
        int.TryParse(FicheXml.Attribute(cell, attribute), CultureInfo.InvariantCulture, out var span)
            ? Math.Clamp(span, 1, most)
            : 1;

    static CounterBlock Counter(XElement element) =>
        new(
            TitleOf(element),
            FicheXml.TextOf(FicheXml.Child(element, "PivotLocal")),
            FicheXml.Child(element, "RessourceWeb") is { } web ? FicheReader.Address(web) : "",
            Read(element)
        );

    static ServiceBlock Service(XElement element)
    {
        var id = FicheXml.Attribute(element, "ID");
        return new(
            TitleOf(element) is { Length: > 0 } title ? title : FicheXml.TextOf(element),
            Kind(element, FicheXml.Attribute(element, "type")),
            FicheIds.IsOne(id) ? id : "",
            FicheReader.Address(element),
            FicheXml.TextOf(FicheXml.Child(element, "Source"))
        );
    }

    public static string Kind(XElement element, string type) =>
        FicheXml.Attribute(element, "numerocerfa") is { Length: > 0 } number ? $"{type}, cerfa n° {number}" : type;
}
