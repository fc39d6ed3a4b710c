using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Parvis.Data;
using Parvis.Features.Requests.Writing;

namespace Parvis.Features.Replies.Letter.Word;

/// <summary>A town's letter as a Word document: what it asks for, and the letter made of it.</summary>
public static class WordFile
{
    const string Unreadable =
        "Ce fichier n'est pas un document Word lisible : enregistrez-le de nouveau au format .docx.";

    /// <summary>One of its own choosing would differ each time.</summary>
    const string SettingsId = "parvisSettings";

    static readonly OpenSettings Settings = new() { MaxCharactersInPart = 5_000_000, AutoSave = false };

    /// <summary>The names it asks for, each once, in their order.</summary>
    /// <param name="content">Of the file; it must seek, and is left anywhere.</param>
    /// <exception cref="RefusedException">It is no Word letter that can be used, with a sentence that says why.</exception>
    public static IReadOnlyList<string> FieldsOf(Stream content)
    {
        try
        {
            using var copy = Copy(content);
            WordChecks.RefuseTooLarge(copy);
            using var document = Open(copy);
            var roots = Roots(document).ToList();
            WordChecks.RefuseReaching(document, roots);
            WordChecks.RefuseChanges(document, roots);
            var names = roots
                .SelectMany(WordTokens.Isolate)
                .Select(token => token.Name)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .ToList();
            WordChecks.RefuseStray(roots);
            return names;
        }
        // Parts are read when they are first asked for: a broken one shows anywhere above.
        catch (Exception failure)
            when (failure
                    is OpenXmlPackageException
                        or FileFormatException
                        or InvalidDataException
                        or UriFormatException
                        or XmlException
            )
        {
            throw new RefusedException(Unreadable, "Uploads");
        }
    }

    /// <summary>
    /// The letter. Its text is marked as final: what leaves is what was approved. A paragraph that would say nothing but
    /// fields without a value is left out.
    /// </summary>
    /// <param name="template">Of a file that <see cref="FieldsOf"/> took.</param>
    /// <param name="valueOf">What a field says, from its name in the file; blank lines of a body part paragraphs.</param>
    public static byte[] Fill(Stream template, Func<string, (string Text, bool IsBody)> valueOf)
    {
        using var content = Copy(template);
        using (var document = Open(content))
        {
            foreach (var root in Roots(document))
            {
                foreach (var token in WordTokens.Isolate(root))
                {
                    var (text, isBody) = valueOf(token.Name);
                    Fill(token, Clean(text), isBody);
                }
            }

            Finish(document);
            document.Save();
        }

        return Settled(content);
    }

    /// <summary>The same words make the same bytes: no part says when it was written.</summary>
    internal static byte[] Settled(MemoryStream document)
    {
        using var settled = new MemoryStream();
        using (var from = new ZipArchive(document, ZipArchiveMode.Read))
        using (var to = new ZipArchive(settled, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries)
            {
                var copy = to.CreateEntry(entry.FullName);
                copy.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var content = entry.Open();
                using var written = copy.Open();
                content.CopyTo(written);
            }
        }

        return settled.ToArray();
    }

    static void Fill(WordToken token, string value, bool isBody)
    {
        var paragraph = token.Run.Ancestors<Paragraph>().First();
        if (value.Length == 0)
        {
            token.Run.Remove();
            RemoveIfEmpty(paragraph);
            return;
        }

        var parts = isBody ? Mentions.Paragraphs(value).ToList() : [value];
        // Words around it keep the whole in one paragraph.
        if (parts.Count > 1 && WordTokens.TextOf(paragraph) == token.Run.InnerText)
        {
            foreach (var part in parts.Take(parts.Count - 1))
                paragraph.InsertBeforeSelf(Beside(paragraph, token.Run, part));
            parts = [parts[^1]];
        }

        Write(token.Run, string.Join("\n\n", parts));
    }

    /// <summary>With its looks; pictures and page settings stay where they were.</summary>
    static Paragraph Beside(Paragraph paragraph, Run model, string text)
    {
        var run = (Run)model.CloneNode(true);
        Write(run, text);
        var beside = new Paragraph();
        if (paragraph.ParagraphProperties?.CloneNode(true) is ParagraphProperties looks)
        {
            looks.SectionProperties = null;
            beside.ParagraphProperties = looks;
        }

        beside.AppendChild(run);
        return beside;
    }

    static void Write(Run run, string text)
    {
        run.RemoveAllChildren<Text>();
        foreach (var (line, place) in text.ReplaceLineEndings("\n").Split('\n').Select((line, place) => (line, place)))
        {
            if (place > 0)
                run.AppendChild(new Break());
            run.AppendChild(WordTokens.Written(line));
        }
    }

    /// <summary>A cell keeps its last paragraph, a table what follows it, and so does what has a picture or a page's own settings.</summary>
    static void RemoveIfEmpty(Paragraph paragraph)
    {
        if (
            WordTokens.TextOf(paragraph).Length == 0
            && !paragraph.Descendants().Any(e => e is Drawing or Picture or Break)
            && paragraph.ParagraphProperties?.SectionProperties is null
            && paragraph.PreviousSibling() is not Table
            && paragraph.Parent is { } parent
            && parent.Elements<Paragraph>().Skip(1).Any()
        )
            paragraph.Remove();
    }

    /// <summary>Asks Word not to let it be changed, and forgets the list of addresses it was once merged with.</summary>
    static void Finish(WordprocessingDocument document)
    {
        var main = document.MainDocumentPart!;
        var part = main.DocumentSettingsPart ?? main.AddNewPart<DocumentSettingsPart>(SettingsId);
        part.Settings ??= new DocumentFormat.OpenXml.Wordprocessing.Settings();
        part.Settings.RemoveAllChildren<AttachedTemplate>();
        part.Settings.RemoveAllChildren<MailMerge>();
        part.Settings.RemoveAllChildren<DocumentProtection>();
        foreach (var relation in part.ExternalRelationships.ToList())
            part.DeleteExternalRelationship(relation);
        part.Settings.AddChild(
            new DocumentProtection { Edit = DocumentProtectionValues.ReadOnly, Enforcement = true },
            throwOnError: false
        );
        // A line that ends inside a justified paragraph would be stretched to its edge.
        var compatibility = part.Settings.GetFirstChild<Compatibility>();
        if (compatibility is null)
            part.Settings.AddChild(compatibility = new Compatibility(), throwOnError: false);
        if (compatibility.GetFirstChild<DoNotExpandShiftReturn>() is null)
            compatibility.AddChild(new DoNotExpandShiftReturn(), throwOnError: false);
    }

    static WordprocessingDocument Open(MemoryStream content)
    {
        var document = WordprocessingDocument.Open(content, isEditable: true, Settings);
        return document.MainDocumentPart?.Document?.Body is not null
            ? document
            : throw new InvalidDataException("No body.");
    }

    static MemoryStream Copy(Stream content)
    {
        content.Position = 0;
        var copy = new MemoryStream();
        content.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }

    static IEnumerable<OpenXmlElement> Roots(WordprocessingDocument document)
    {
        var main = document.MainDocumentPart!;
        yield return main.Document!;
        foreach (var header in main.HeaderParts)
        {
            if (header.Header is { } root)
                yield return root;
        }

        foreach (var footer in main.FooterParts)
        {
            if (footer.Footer is { } root)
                yield return root;
        }

        if (main.FootnotesPart?.Footnotes is { } footnotes)
            yield return footnotes;
        if (main.EndnotesPart?.Endnotes is { } endnotes)
            yield return endnotes;
    }

    /// <summary>XML has no place for control characters.</summary>
    static string Clean(string value) =>
        string.Concat(value.ReplaceLineEndings("\n").EnumerateRunes().Where(IsWritten).Select(r => r.ToString()));

    static bool IsWritten(System.Text.Rune rune) =>
        rune.Value >= 0x20 ? rune.Value is not (0xFFFE or 0xFFFF) : rune.Value is '\t' or '\n';
}
