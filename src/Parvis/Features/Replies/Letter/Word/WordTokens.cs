using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Parvis.Features.Replies.Letter.Word;

/// <summary>
/// The places to fill of a Word document: « {{lettre.texte}} » typed in the text, a merge field, or a content control
/// whose tag is a field's name. Each becomes a run of its own that says « {{name}} », with the looks it had.
/// </summary>
static partial class WordTokens
{
    /// <summary>Stands for a picture, a tab or a break: no name goes across it.</summary>
    public const char Other = '\u0001';

    public static IReadOnlyList<WordToken> Isolate(OpenXmlElement root)
    {
        foreach (var control in root.Descendants<SdtElement>().Where(c => Tag(c) is not null).ToList())
            Unwrap(control, Tag(control)!);
        foreach (var paragraph in root.Descendants<Paragraph>().ToList())
        {
            SimplifyFields(paragraph);
            foreach (var run in Gather(paragraph))
                Split(run);
        }

        return
        [
            .. from text in root.Descendants<Text>()
            let name = NameIn(text.Text)
            where name is not null && text.Parent is Run && text.Text.Trim() == text.Text
            select new WordToken(name, (Run)text.Parent!),
        ];
    }

    /// <summary>What looks like a place to fill and could not be made one; null when nothing does.</summary>
    public static string? Stray(OpenXmlElement root) =>
        root.Descendants<SdtElement>().Select(Tag).FirstOrDefault(tag => tag is not null)
        ?? root.Descendants<Paragraph>()
            .Select(Spelled)
            .FirstOrDefault(text =>
                Named().Replace(text, "") is var rest
                && (rest.Contains("{{", StringComparison.Ordinal) || rest.Contains("}}", StringComparison.Ordinal))
            );

    static string Spelled(Paragraph paragraph) =>
        string.Concat(RunsOf(paragraph).SelectMany(run => run.ChildElements).Select(Spelled));

    static string Spelled(OpenXmlElement piece) =>
        piece switch
        {
            Text text => text.Text,
            RunProperties or LastRenderedPageBreak => "",
            _ => $"{Other}",
        };

    /// <summary>Of this paragraph alone.</summary>
    public static string TextOf(Paragraph paragraph) =>
        string.Concat(RunsOf(paragraph).SelectMany(run => run.Elements<Text>()).Select(text => text.Text));

    /// <summary>The field of a content control, if its tag is one's name: others are the author's own business.</summary>
    static string? Tag(SdtElement control) =>
        control.SdtProperties?.GetFirstChild<Tag>()?.Val?.Value is { } tag && DottedName().IsMatch(tag) ? tag : null;

    static void Unwrap(SdtElement control, string name)
    {
        if (control.Parent is null)
            return;
        // The grey of « Cliquez ici » is not the looks of what comes there (ECMA-376, 17.5.2.27).
        var looks = control.SdtProperties?.GetFirstChild<ShowingPlaceholder>() is null
            ? control.Descendants<Run>().FirstOrDefault()?.RunProperties
            : control.SdtProperties.GetFirstChild<RunProperties>();
        var paragraph = control.Descendants<Paragraph>().FirstOrDefault();
        switch (control)
        {
            case SdtRun:
                control.InsertBeforeSelf(Saying(name, looks));
                control.Remove();
                break;
            case SdtCell when control.Descendants<TableCell>().FirstOrDefault() is { } cell && paragraph is not null:
                control.InsertBeforeSelf(Emptied(cell, Emptied(paragraph, Saying(name, looks))));
                control.Remove();
                break;
            case SdtBlock when paragraph is not null:
                control.InsertBeforeSelf(Emptied(paragraph, Saying(name, looks)));
                control.Remove();
                break;
        }
    }

    static TableCell Emptied(TableCell cell, Paragraph content) =>
        new(cell.TableCellProperties?.CloneNode(true) ?? new TableCellProperties(), content);

    static Paragraph Emptied(Paragraph paragraph, Run content) =>
        paragraph.ParagraphProperties is { } properties
            ? new Paragraph(properties.CloneNode(true), content)
            : new Paragraph(content);

    /// <summary>Merge fields, in both their forms, become what an author would have typed.</summary>
    static void SimplifyFields(Paragraph paragraph)
    {
        foreach (var field in paragraph.Descendants<SimpleField>().ToList())
        {
            if (MergeName(field.Instruction?.Value) is not { } name)
                continue;
            field.InsertBeforeSelf(Saying(name, field.Descendants<Run>().FirstOrDefault()?.RunProperties));
            field.Remove();
        }

        var runs = RunsOf(paragraph).ToList();
        for (var begin = 0; begin < runs.Count; begin++)
        {
            if (!Has(runs[begin], FieldCharValues.Begin))
                continue;
            var end = runs.FindIndex(begin, run => Has(run, FieldCharValues.End));
            var inside = end < 0 ? [] : runs.GetRange(begin, end - begin + 1);
            var code = string.Concat(inside.SelectMany(run => run.Elements<FieldCode>()).Select(c => c.Text));
            if (MergeName(code) is not { } name)
                continue;
            inside[0].InsertBeforeSelf(Saying(name, inside.Find(r => r.Elements<Text>().Any())?.RunProperties));
            inside.ForEach(run => run.Remove());
            begin = end;
        }
    }

    static bool Has(Run run, FieldCharValues kind) =>
        run.Elements<FieldChar>().Any(c => c.FieldCharType is { } type && type.Value == kind);

    static string? MergeName(string? code) =>
        code is not null && MergeField().Match(code) is { Success: true } found ? found.Groups["name"].Value : null;

    /// <summary>Word parts a text wherever it likes: each name is put back into the first piece that has some of it.</summary>
    /// <returns>The runs that have one now.</returns>
    static HashSet<Run> Gather(Paragraph paragraph)
    {
        var all = new StringBuilder();
        var pieces = new List<(Text Text, int Start)>();
        foreach (var child in RunsOf(paragraph).SelectMany(run => run.ChildElements))
        {
            if (child is Text text)
                pieces.Add((text, all.Length));
            all.Append(Spelled(child));
        }

        var gathered = new HashSet<Run>();
        foreach (var found in Named().Matches(all.ToString()).Reverse())
        {
            var touched = pieces.FindAll(p =>
                p.Start < found.Index + found.Length && found.Index < p.Start + p.Text.Text.Length
            );
            foreach (var (text, start) in touched)
            {
                var from = Math.Max(0, found.Index - start);
                var to = Math.Min(text.Text.Length, found.Index + found.Length - start);
                text.Text = string.Concat(
                    text.Text.AsSpan(0, from),
                    text == touched[0].Text ? $"{{{{{found.Groups["name"].Value}}}}}" : "",
                    text.Text.AsSpan(to)
                );
            }

            gathered.Add((Run)touched[0].Text.Parent!);
        }

        return gathered;
    }

    /// <summary>A run becomes as many as it has names and other things, all with its looks.</summary>
    static void Split(Run run)
    {
        foreach (var child in run.ChildElements.Where(c => c is not RunProperties).ToList())
        {
            child.Remove();
            foreach (var part in child is Text text ? Parts(text.Text) : [child])
            {
                var one = new Run(part);
                if (run.RunProperties is { } looks)
                    one.RunProperties = (RunProperties)looks.CloneNode(true);
                run.InsertBeforeSelf(one);
            }
        }

        run.Remove();
    }

    static IEnumerable<OpenXmlElement> Parts(string text) =>
        Named().Split(text) is { Length: > 1 } ? Alternating(text) : [Written(text)];

    static IEnumerable<OpenXmlElement> Alternating(string text)
    {
        var at = 0;
        foreach (var found in Named().Matches(text).Cast<Match>())
        {
            if (found.Index > at)
                yield return Written(text[at..found.Index]);
            yield return Written(found.Value);
            at = found.Index + found.Length;
        }

        if (at < text.Length)
            yield return Written(text[at..]);
    }

    static Run Saying(string name, RunProperties? looks)
    {
        var run = new Run(Written($"{{{{{name}}}}}"));
        if (looks is not null)
            run.RunProperties = (RunProperties)looks.CloneNode(true);
        return run;
    }

    public static Text Written(string text) => new(text) { Space = SpaceProcessingModeValues.Preserve };

    /// <summary>Those of this paragraph alone: a text box inside it has paragraphs of its own.</summary>
    static IEnumerable<Run> RunsOf(Paragraph paragraph) =>
        paragraph.Descendants<Run>().Where(run => run.Ancestors<Paragraph>().First() == paragraph);

    static string? NameIn(string text) =>
        Named().Match(text) is { Success: true } found && found.Length == text.Length
            ? found.Groups["name"].Value
            : null;

    [GeneratedRegex(@"\{\{\s{0,20}(?<name>[^{}\r\n\u0001]{1,60}?)\s{0,20}\}\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@"^[a-z]{2,20}\.[a-z]{2,20}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DottedName();

    [GeneratedRegex(
        @"^\s*MERGEFIELD\s+(?:""(?<name>[^""]{1,60})""|(?<name>[^\s\\""]{1,60}))",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex MergeField();
}

/// <param name="Name">As the author wrote it.</param>
/// <param name="Run">Says « {{name}} » and nothing else.</param>
sealed record WordToken(string Name, Run Run);
