using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Parvis.TestKit;

/// <summary>Word documents as a town would give them, and what stands in those it gets.</summary>
public static class WordDocuments
{
    public static byte[] Saying(params string[] paragraphs) =>
        Make(main => main.Document!.Body!.Append(paragraphs.Select(Paragraph)));

    public static byte[] Make(Action<MainDocumentPart> write)
    {
        using var content = new MemoryStream();
        using (var document = WordprocessingDocument.Create(content, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.Document = new Document(new Body());
            write(main);
            document.Save();
        }

        return content.ToArray();
    }

    public static Paragraph Paragraph(string text) => new(new Run(new Text(text)));

    /// <summary>Its paragraphs, one line each; a break inside one is « / ».</summary>
    public static IReadOnlyList<string> Read(byte[] document)
    {
        using var content = new MemoryStream(document);
        using var word = WordprocessingDocument.Open(content, isEditable: false);
        return
        [
            .. word.MainDocumentPart!.Document!.Descendants<Paragraph>()
                .Select(p =>
                    string.Concat(
                        p.Descendants()
                            .Select(e =>
                                e is Text text ? text.Text
                                : e is Break ? "/"
                                : ""
                            )
                    )
                ),
        ];
    }
}
