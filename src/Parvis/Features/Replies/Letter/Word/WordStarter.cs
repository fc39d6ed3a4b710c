using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Parvis.Features.Replies.Letter.Word;

/// <summary>
/// A Word letter to begin with: what Parvis prints, with its fields, and the address where the window of a DL envelope
/// shows it (decision 0034).
/// </summary>
static class WordStarter
{
    /// <summary>Word counts in twentieths of a point.</summary>
    const double Millimetre = 1440 / 25.4;

    const int Margin = 20;

    const string MainType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    public static byte[] Make()
    {
        using var content = new MemoryStream();
        using (var document = WordprocessingDocument.Create(content, WordprocessingDocumentType.Document))
        {
            var main = document.AddNewPart<MainDocumentPart>(MainType, "rId1");
            main.AddNewPart<StyleDefinitionsPart>("rId1").Styles = Styles();
            var footer = main.AddNewPart<FooterPart>("rId2");
            footer.Footer = new Footer(PageNumbers());
            main.Document = new Document(
                new Body(
                    Head(),
                    Line("Nos références : {{demande.reference}}"),
                    Line("{{lettre.suivi}}"),
                    Line("{{lettre.lieu}}", before: 6, left: 85),
                    Subject("Objet : {{lettre.objet}}"),
                    Line("{{lettre.texte}}", after: 3),
                    Line("{{lettre.signature}}", before: 8, left: 85),
                    Line("{{lettre.pieces}}", before: 8),
                    Line("{{lettre.rappel}}", before: 4),
                    Page(main.GetIdOfPart(footer))
                )
            );
            document.Save();
        }

        return WordFile.Settled(content);
    }

    /// <summary>One row of a fixed height: whatever stands in it, the letter goes on 90 mm from the top.</summary>
    static Table Head() =>
        new(
            new TableProperties(
                new TableWidth { Width = Text(170), Type = TableWidthUnitValues.Dxa },
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TableCellLeftMargin { Width = 0, Type = TableWidthValues.Dxa },
                    new TableCellRightMargin { Width = 0, Type = TableWidthValues.Dxa }
                )
            ),
            new TableGrid(new GridColumn { Width = Text(83) }, new GridColumn { Width = Text(87) }),
            new TableRow(
                new TableRowProperties(
                    new TableRowHeight { Val = (uint)Twips(70), HeightType = HeightRuleValues.Exact }
                ),
                Cell(
                    83,
                    Line("{{commune.nom}}", bold: true),
                    Line("{{service.nom}}"),
                    Line("{{service.adresse}}"),
                    Line("{{service.telephone}}"),
                    Line("{{service.courriel}}"),
                    Line("{{commune.site}}")
                ),
                Cell(87, Line("{{lettre.destinataire}}", before: 35, size: 20))
            )
        );

    static TableCell Cell(double width, params OpenXmlElement[] content) =>
        new([
            new TableCellProperties(new TableCellWidth { Width = Text(width), Type = TableWidthUnitValues.Dxa }),
            .. content,
        ]);

    /// <summary>Lengths in millimetres, the size of the letters in half points.</summary>
    static Paragraph Line(
        string text,
        double before = 0,
        double after = 0,
        double left = 0,
        bool bold = false,
        int size = 22
    )
    {
        var looks = new RunProperties();
        if (bold)
            looks.Bold = new Bold();
        looks.FontSize = new FontSize { Val = size.ToString(System.Globalization.CultureInfo.InvariantCulture) };
        return new Paragraph(
            new ParagraphProperties(
                new SpacingBetweenLines { Before = Text(before), After = Text(after) },
                new Indentation { Left = Text(left) }
            ),
            new Run(looks, WordTokens.Written(text))
        );
    }

    /// <summary>A title, as screen readers look for.</summary>
    static Paragraph Subject(string text) =>
        new(new ParagraphProperties(new ParagraphStyleId { Val = "Heading1" }), new Run(WordTokens.Written(text)));

    static Paragraph PageNumbers() =>
        new(
            new ParagraphProperties(new Justification { Val = JustificationValues.Right }),
            new SimpleField(new Run(WordTokens.Written("1"))) { Instruction = "PAGE" },
            new Run(WordTokens.Written("/")),
            new SimpleField(new Run(WordTokens.Written("1"))) { Instruction = "NUMPAGES" }
        );

    static SectionProperties Page(string footer) =>
        new(
            new FooterReference { Type = HeaderFooterValues.Default, Id = footer },
            new PageSize { Width = (uint)Twips(210), Height = (uint)Twips(297) },
            new PageMargin
            {
                Top = Twips(Margin),
                Bottom = Twips(Margin),
                Left = (uint)Twips(Margin),
                Right = (uint)Twips(Margin),
                Header = (uint)Twips(10),
                Footer = (uint)Twips(10),
                Gutter = 0,
            }
        );

    static Styles Styles() =>
        new(
            new DocDefaults(
                new RunPropertiesDefault(
                    new RunPropertiesBaseStyle(
                        new RunFonts
                        {
                            Ascii = "Arial",
                            HighAnsi = "Arial",
                            ComplexScript = "Arial",
                        },
                        new FontSize { Val = "22" },
                        new Languages { Val = "fr-FR" }
                    )
                )
            ),
            new Style(
                new StyleName { Val = "heading 1" },
                new StyleParagraphProperties(
                    new KeepNext(),
                    new SpacingBetweenLines { Before = Text(6), After = Text(5) },
                    new OutlineLevel { Val = 0 }
                ),
                new StyleRunProperties(new Bold(), new FontSize { Val = "24" })
            )
            {
                Type = StyleValues.Paragraph,
                StyleId = "Heading1",
            }
        );

    static int Twips(double millimetres) => (int)Math.Round(millimetres * Millimetre);

    static string Text(double millimetres) =>
        Twips(millimetres).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
