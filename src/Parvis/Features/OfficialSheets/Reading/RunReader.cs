using System.Text;
using System.Xml.Linq;

namespace Parvis.Features.OfficialSheets.Reading;

/// <summary>Words in a line: what is set apart, what is a link, and all else as its text.</summary>
sealed class RunReader
{
    readonly List<FicheRun> runs = [];
    readonly StringBuilder text = new();
    FicheRun look = new("");

    /// <summary>Of everything in an element.</summary>
    public static IReadOnlyList<FicheRun> Of(XElement element)
    {
        var reader = new RunReader();
        reader.Add(element.Nodes(), new FicheRun(""));
        return reader.Take();
    }

    public void Add(XNode node) => Add([node], new FicheRun(""));

    /// <summary>What was added since the last time; none when it is nothing but spaces.</summary>
    public IReadOnlyList<FicheRun> Take()
    {
        Close();
        if (runs is [.., var last])
            runs[^1] = last with { Text = last.Text.TrimEnd(' ') };
        runs.RemoveAll(r => r.Text.Length == 0);
        IReadOnlyList<FicheRun> taken = [.. runs];
        runs.Clear();
        return taken;
    }

    void Add(IEnumerable<XNode> nodes, FicheRun within)
    {
        foreach (var node in nodes)
        {
            switch (node)
            {
                case XText words:
                    Write(words.Value, within);
                    break;
                case XElement element:
                    Add(element.Nodes(), LookOf(element, within));
                    // Two paragraphs in a title are two words, not one.
                    if (FicheXml.NameOf(element) is "Paragraphe" or "Titre")
                        Write(" ", within);
                    break;
            }
        }
    }

    static FicheRun LookOf(XElement element, FicheRun within) =>
        FicheXml.NameOf(element) switch
        {
            "MiseEnEvidence" => within with { Strong = true },
            "LienInterne" => within with { FicheId = IdOf(element, "LienPublication", "LienID") },
            "LienIntra" => within with { FicheId = IdOf(element, "LienID", "LienPublication") },
            "LienExterne" or "LienWeb" => within with { Address = FicheReader.Address(element) },
            _ => within,
        };

    static string IdOf(XElement link, string attribute, string orElse)
    {
        var id = FicheXml.Attribute(link, attribute);
        if (id.Length == 0)
            id = FicheXml.Attribute(link, orElse);
        return FicheIds.IsOne(id) ? id : "";
    }

    void Write(string words, FicheRun like)
    {
        if (like != look)
        {
            Close();
            look = like;
        }

        foreach (var character in words)
        {
            if (Array.IndexOf(FicheXml.Blanks, character) < 0)
                text.Append(character);
            else if (text.Length > 0 ? text[^1] != ' ' : runs is [.., var last] && !last.Text.EndsWith(' '))
                text.Append(' ');
        }
    }

    void Close()
    {
        if (text.Length > 0)
            runs.Add(look with { Text = text.ToString() });
        text.Clear();
    }
}
