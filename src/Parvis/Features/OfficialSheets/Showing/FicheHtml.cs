using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Parvis.Features.OfficialSheets.Reading;

namespace Parvis.Features.OfficialSheets.Showing;

/// <summary>
/// A fiche as HTML of ours: every word is encoded, every address was checked when it was read, nothing of the file is
/// markup.
/// </summary>
/// <param name="blocks">What it says.</param>
/// <param name="links">Where it leads.</param>
/// <param name="unfolded">On paper nothing opens.</param>
public sealed class FicheHtml(IReadOnlyList<FicheBlock> blocks, FicheTargets links, bool unfolded) : IHtmlContent
{
    /// <summary>Under the title of the page.</summary>
    const int FirstLevel = 2;
    const int LastLevel = 6;

    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => Blocks(new Pen(writer, encoder), blocks, FirstLevel);

    void Blocks(Pen pen, IReadOnlyList<FicheBlock> list, int level)
    {
        foreach (var block in list)
            Block(pen, block, level);
    }

    void Block(Pen pen, FicheBlock block, int level)
    {
        switch (block)
        {
            case ParagraphBlock paragraph:
                pen.Raw("<p>");
                Runs(pen, paragraph.Runs);
                pen.Raw("</p>");
                break;
            case ListBlock list:
                List(pen, list, level);
                break;
            case SectionBlock section:
                pen.Heading(section.Title, level);
                Blocks(pen, section.Blocks, Below(level));
                break;
            case NoteBlock note:
                Note(pen, note, level);
                break;
            case TableBlock table:
                Table(pen, table, level);
                break;
            case CasesBlock cases:
                Cases(pen, cases, level);
                break;
            case CounterBlock counter:
                Counter(pen, counter, level);
                break;
            case ServiceBlock service:
                Service(pen, service);
                break;
            case LinksBlock list:
                if (list.Title.Length > 0)
                    pen.Heading(list.Title, level);
                Links(pen, list.Links);
                break;
        }
    }

    void Runs(Pen pen, IReadOnlyList<FicheRun> runs)
    {
        foreach (var run in runs)
        {
            var address = links.Of(run.FicheId, run.Address);
            if (run.Strong)
                pen.Raw("<strong>");
            pen.Link(run.Text, address);
            if (run.Strong)
                pen.Raw("</strong>");
        }
    }

    /// <summary>One paragraph alone needs no paragraph around it.</summary>
    void Short(Pen pen, IReadOnlyList<FicheBlock> list, int level)
    {
        if (list is [ParagraphBlock only])
            Runs(pen, only.Runs);
        else
            Blocks(pen, list, level);
    }

    void List(Pen pen, ListBlock list, int level)
    {
        pen.Raw(list.Numbered ? "<ol>" : "<ul>");
        foreach (var item in list.Items)
        {
            pen.Raw("<li>");
            Short(pen, item, level);
            pen.Raw("</li>");
        }

        pen.Raw(list.Numbered ? "</ol>" : "</ul>");
    }

    void Note(Pen pen, NoteBlock note, int level)
    {
        pen.Raw($"<div class=\"fiche-note{(note.Note == FicheNote.Warning ? " fiche-warning" : "")}\"><p><strong>");
        pen.Text(Word(note));
        pen.Raw("</strong></p>");
        Blocks(pen, note.Blocks, level);
        pen.Raw("</div>");
    }

    static string Word(NoteBlock note)
    {
        var word = note.Note switch
        {
            FicheNote.GoodToKnow => "À savoir",
            FicheNote.ToNote => "À noter",
            FicheNote.Warning => "Attention",
            FicheNote.Reminder => "Rappel",
            FicheNote.More => "",
        };
        // The file often titles a note by its own kind.
        return note.Title.Length == 0 || note.Title.TrimEnd(' ', ':') == word ? word
            : word.Length == 0 ? note.Title
            : $"{word} : {note.Title}";
    }

    void Table(Pen pen, TableBlock table, int level)
    {
        // Wider than a phone, it is moved by the keyboard too.
        pen.Raw("<div class=\"fiche-table\" tabindex=\"0\" role=\"group\" aria-label=\"");
        pen.Text(table.Caption.Length > 0 ? table.Caption : "Tableau");
        pen.Raw("\"><table>");
        if (table.Caption.Length > 0)
        {
            pen.Raw("<caption>");
            pen.Text(table.Caption);
            pen.Raw("</caption>");
        }

        foreach (var row in table.Rows)
        {
            pen.Raw("<tr>");
            foreach (var cell in row.Cells)
                Cell(pen, cell, level);
            pen.Raw("</tr>");
        }

        pen.Raw("</table></div>");
    }

    void Cell(Pen pen, FicheCell cell, int level)
    {
        // An empty corner names nothing.
        var head = cell.Blocks.Count == 0 ? FicheHead.None : cell.Head;
        pen.Raw(head == FicheHead.None ? "<td" : $"<th scope=\"{(head == FicheHead.Column ? "col" : "row")}\"");
        if (cell.Columns > 1)
            pen.Raw(string.Create(CultureInfo.InvariantCulture, $" colspan=\"{cell.Columns}\""));
        if (cell.Rows > 1)
            pen.Raw(string.Create(CultureInfo.InvariantCulture, $" rowspan=\"{cell.Rows}\""));
        pen.Raw(">");
        Short(pen, cell.Blocks, level);
        pen.Raw(head == FicheHead.None ? "</td>" : "</th>");
    }

    void Cases(Pen pen, CasesBlock cases, int level)
    {
        if (cases.Title.Length > 0)
        {
            pen.Heading(cases.Title, level);
            level = Below(level);
        }

        foreach (var one in cases.Cases)
        {
            if (one.Title.Length == 0)
            {
                Blocks(pen, one.Blocks, level);
                continue;
            }

            if (unfolded)
            {
                pen.Heading(one.Title, level);
                Blocks(pen, one.Blocks, Below(level));
                continue;
            }

            pen.Raw("<details class=\"fiche-case\"><summary>");
            pen.Text(one.Title);
            pen.Raw("</summary>");
            Blocks(pen, one.Blocks, level);
            pen.Raw("</details>");
        }
    }

    void Counter(Pen pen, CounterBlock counter, int level)
    {
        pen.Raw("<div class=\"fiche-counter\"><p>");
        pen.Text("Où s'adresser : ");
        pen.Raw("<strong>");
        pen.Text(counter.Title);
        pen.Raw("</strong>");
        if (links.Place(counter.Pivot) is { } place)
        {
            pen.Text(", ");
            pen.Link(place.Name, place.Address);
        }
        else if (counter.Address.Length > 0)
        {
            pen.Text(", ");
            pen.Link("dans l'annuaire de l'administration", counter.Address);
        }

        pen.Raw("</p>");
        Blocks(pen, counter.Blocks, level);
        pen.Raw("</div>");
    }

    void Service(Pen pen, ServiceBlock service)
    {
        pen.Raw("<p class=\"fiche-service\">");
        var title = service.Title.Length > 0 ? service.Title : Opening(service.Kind);
        pen.Link(title, links.Of(service.Address.Length > 0 ? "" : service.FicheId, service.Address));
        string[] more = [service.Kind, service.Keeper];
        if (string.Join(", ", more.Where(m => m.Length > 0)) is { Length: > 0 } said)
        {
            pen.Raw("<span>");
            pen.Text(said);
            pen.Raw("</span>");
        }

        pen.Raw("</p>");
    }

    static string Opening(string kind) =>
        kind.StartsWith("Formulaire", StringComparison.OrdinalIgnoreCase) ? "Ouvrir le formulaire"
        : kind.StartsWith("Mod", StringComparison.OrdinalIgnoreCase) ? "Ouvrir le modèle"
        : "Aller au service en ligne";

    void Links(Pen pen, IReadOnlyList<FicheLink> list)
    {
        pen.Raw("<ul>");
        foreach (var link in list)
        {
            pen.Raw("<li>");
            pen.Link(link.Title, links.Of(link.FicheId, link.Address));
            pen.Raw("</li>");
        }

        pen.Raw("</ul>");
    }

    static int Below(int level) => Math.Min(level + 1, LastLevel);

    /// <summary>Writes words only ever encoded.</summary>
    sealed class Pen(TextWriter writer, HtmlEncoder encoder)
    {
        public void Raw(string markup) => writer.Write(markup);

        public void Text(string words) => encoder.Encode(writer, words);

        public void Heading(string title, int level)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"<h{level}>"));
            Text(title);
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"</h{level}>"));
        }

        public void Link(string words, string address)
        {
            // Spaces around a link are nobody's to press.
            if (address.Length == 0)
            {
                Text(words);
                return;
            }

            var word = words.Trim(' ');
            var start = words.IndexOf(word, StringComparison.Ordinal);
            Text(words[..start]);
            writer.Write("<a href=\"");
            Text(address);
            writer.Write("\">");
            Text(word);
            writer.Write("</a>");
            Text(words[(start + word.Length)..]);
        }
    }
}
