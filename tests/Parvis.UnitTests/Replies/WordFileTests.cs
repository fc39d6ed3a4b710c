using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Parvis.Data;
using Parvis.Features.Replies.Letter.Word;
using Parvis.TestKit;

namespace Parvis.UnitTests.Replies;

/// <summary>Word documents of towns: what they ask for however they were written, and the letters made of them.</summary>
public sealed class WordFileTests
{
    [Fact]
    public void A_name_is_found_however_Word_parts_it()
    {
        var document = WordDocuments.Make(main =>
            main.Document!.Body!.Append(
                new Paragraph(
                    new Run(new Text("Objet : {")),
                    new Run(new RunProperties(new Bold()), new Text("{lettre")),
                    new ProofError { Type = ProofingErrorValues.SpellStart },
                    new Run(new Text(".objet}} du {{ lettre.date }}"))
                )
            )
        );

        Names(document).ShouldBe(["lettre.objet", "lettre.date"]);
        Fill(document).ShouldBe(["Objet : [lettre.objet] du [lettre.date]"]);
    }

    [Fact]
    public void Merge_fields_of_both_forms_and_content_controls_are_fields()
    {
        var document = WordDocuments.Make(main =>
            main.Document!.Body!.Append(
                new Paragraph(
                    new SimpleField(new Run(new Text("«NOM»"))) { Instruction = " MERGEFIELD NOM \\* MERGEFORMAT " },
                    new Run(new Text(" et ")),
                    new Run(new FieldChar { FieldCharType = FieldCharValues.Begin }),
                    new Run(new FieldCode(" MERGEFIELD \"Nom du ")),
                    new Run(new FieldCode("service\" ")),
                    new Run(new FieldChar { FieldCharType = FieldCharValues.Separate }),
                    new Run(new RunProperties(new Bold()), new Text("«Nom du service»")),
                    new Run(new FieldChar { FieldCharType = FieldCharValues.End })
                ),
                new SdtBlock(
                    new SdtProperties(new Tag { Val = "lettre.texte" }),
                    new SdtContentBlock(WordDocuments.Paragraph("Cliquez ici pour entrer du texte."))
                ),
                new SdtBlock(
                    new SdtProperties(new Tag { Val = "goog_rdk_0" }),
                    new SdtContentBlock(WordDocuments.Paragraph("Un texte à garder."))
                ),
                new Paragraph(new SimpleField(new Run(new Text("1"))) { Instruction = "PAGE" })
            )
        );

        Names(document).ShouldBe(["NOM", "Nom du service", "lettre.texte"], ignoreOrder: true);
        Fill(document).ShouldBe(["[NOM] et [Nom du service]", "[lettre.texte]", "Un texte à garder.", "1"]);
    }

    [Fact]
    public void Headers_footers_cells_and_text_boxes_are_read_too()
    {
        var document = WordDocuments.Make(main =>
        {
            main.AddNewPart<HeaderPart>().Header = new Header(WordDocuments.Paragraph("{{commune.nom}}"));
            main.AddNewPart<FooterPart>().Footer = new Footer(WordDocuments.Paragraph("{{lettre.rappel}}"));
            main.Document!.Body!.Append(
                new Table(new TableRow(new TableCell(WordDocuments.Paragraph("{{lettre.destinataire}}")))),
                new Paragraph(
                    new Run(
                        new Picture(
                            new DocumentFormat.OpenXml.Vml.Shape(
                                new DocumentFormat.OpenXml.Vml.TextBox(
                                    new TextBoxContent(WordDocuments.Paragraph("{{lettre.objet}}"))
                                )
                            )
                        )
                    ),
                    new Run(new Text("{{lettre.texte}}"))
                )
            );
        });

        Names(document)
            .ShouldBe(
                ["lettre.destinataire", "lettre.objet", "lettre.texte", "commune.nom", "lettre.rappel"],
                ignoreOrder: true
            );
    }

    [Fact]
    public void The_answer_takes_a_paragraph_for_each_of_its_own_with_the_looks_of_its_place()
    {
        var document = WordDocuments.Make(main =>
            main.Document!.Body!.Append(
                new Paragraph(
                    new ParagraphProperties(new Justification { Val = JustificationValues.Both }),
                    new Run(new RunProperties(new Italic()), new Text("{{lettre.texte}}"))
                )
            )
        );

        var letter = Make(document, _ => "Madame,\n\nLigne une\nligne deux\u0007 & <b>.\n\n\nFin.");

        WordDocuments.Read(letter).ShouldBe(["Madame,", "Ligne une/ligne deux & <b>.", "Fin."]);
        using var content = new MemoryStream(letter);
        using var word = WordprocessingDocument.Open(content, isEditable: false);
        foreach (var paragraph in word.MainDocumentPart!.Document!.Descendants<Paragraph>())
        {
            paragraph.ParagraphProperties!.Justification!.Val!.Value.ShouldBe(JustificationValues.Both);
            paragraph.Descendants<Run>().ShouldAllBe(run => run.RunProperties!.Italic != null);
        }
    }

    [Fact]
    public void A_line_that_would_say_nothing_is_left_out_and_a_cell_keeps_one()
    {
        var document = WordDocuments.Make(main =>
            main.Document!.Body!.Append(
                WordDocuments.Paragraph("Avant"),
                WordDocuments.Paragraph("{{lettre.pieces}}"),
                WordDocuments.Paragraph("PJ : {{lettre.pieces}}"),
                new Table(new TableRow(new TableCell(WordDocuments.Paragraph("{{lettre.pieces}}"))))
            )
        );

        WordDocuments.Read(Make(document, _ => "")).ShouldBe(["Avant", "PJ : ", ""]);
    }

    [Fact]
    public void The_letter_asks_not_to_be_changed_and_forgets_where_it_came_from()
    {
        var document = WordDocuments.Make(main =>
        {
            main.Document!.Body!.Append(WordDocuments.Paragraph("{{lettre.texte}}"));
            var settings = main.AddNewPart<DocumentSettingsPart>();
            settings.AddExternalRelationship(
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate",
                new Uri("file:///C:/Modeles/Courrier.dotm"),
                "rId1"
            );
            settings.Settings = new DocumentFormat.OpenXml.Wordprocessing.Settings(
                new AttachedTemplate { Id = "rId1" },
                new MailMerge(new MainDocumentType { Val = MailMergeDocumentValues.FormLetter })
            );
        });

        Names(document).ShouldBe(["lettre.texte"]);
        using var content = new MemoryStream(Make(document, _ => "Bonjour."));
        using var word = WordprocessingDocument.Open(content, isEditable: false);
        var part = word.MainDocumentPart!.DocumentSettingsPart!;
        part.ExternalRelationships.ShouldBeEmpty();
        part.Settings!.Elements<MailMerge>().ShouldBeEmpty();
        part.Settings!.Elements<AttachedTemplate>().ShouldBeEmpty();
        part.Settings!.GetFirstChild<DocumentProtection>()!.Edit!.Value.ShouldBe(DocumentProtectionValues.ReadOnly);
    }

    [Fact]
    public void What_would_fetch_or_run_something_else_is_refused()
    {
        Refusal(
                WordDocuments.Make(main =>
                {
                    main.Document!.Body!.Append(WordDocuments.Paragraph("{{lettre.texte}}"));
                    main.AddExternalRelationship(
                        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image",
                        new Uri("https://exemple.fr/blason.png"),
                        "rId9"
                    );
                })
            )
            .ShouldBe(
                "Ce document va chercher une image ailleurs (https://exemple.fr/blason.png) : insérez-la dans le document."
            );
        Refusal(
                WordDocuments.Make(main =>
                    main.Document!.Body!.Append(
                        new Paragraph(
                            new SimpleField { Instruction = " INCLUDETEXT \"C:\\\\secret.docx\" " },
                            new Run(new Text("{{lettre.texte}}"))
                        )
                    )
                )
            )
            .ShouldBe("Ce document contient un champ INCLUDETEXT, qui irait chercher autre chose : retirez-le.");
        Refusal(
                WordDocuments.Make(main =>
                {
                    main.Document!.Body!.Append(WordDocuments.Paragraph("{{lettre.texte}}"));
                    using var bytes = new MemoryStream([1, 2, 3]);
                    main.AddEmbeddedObjectPart("application/vnd.openxmlformats-officedocument.oleObject")
                        .FeedData(bytes);
                })
            )
            .ShouldStartWith("Ce document contient un objet d'un autre logiciel");
    }

    [Fact]
    public void A_field_in_pieces_a_mailing_or_a_field_inside_another_is_refused()
    {
        Refusal(Coded(" INCLUDE", "TEXT\t\"C:\\a.docx\" ")).ShouldContain("un champ INCLUDETEXT");
        Refusal(Coded(" ADDRESSBLOCK \\f ")).ShouldContain("un champ ADDRESSBLOCK, que Parvis ne sait pas remplir");
        Names(Coded(" IF 1 = 2 \"a\" \"b\" ")).ShouldBe(["lettre.texte"]);
        Refusal(
                WordDocuments.Make(main =>
                    main.Document!.Body!.Append(
                        new Paragraph(
                            Mark(FieldCharValues.Begin),
                            new Run(new FieldCode(" IF ")),
                            Mark(FieldCharValues.Begin),
                            new Run(new FieldCode(" MERGEFIELD Civilite ")),
                            Mark(FieldCharValues.Separate),
                            new Run(new Text("M")),
                            Mark(FieldCharValues.End),
                            new Run(new FieldCode(" = \"M\" \"Monsieur\" \"Madame\" ")),
                            Mark(FieldCharValues.Separate),
                            new Run(new Text("Monsieur")),
                            Mark(FieldCharValues.End),
                            new Run(new Text("{{lettre.texte}}"))
                        )
                    )
                )
            )
            .ShouldContain("fait dépendre un champ d'un champ de fusion");

        static byte[] Coded(params string[] pieces) =>
            WordDocuments.Make(main =>
                main.Document!.Body!.Append(
                    new Paragraph([
                        Mark(FieldCharValues.Begin),
                        .. pieces.Select(piece => new Run(new FieldCode(piece))),
                        Mark(FieldCharValues.End),
                        new Run(new Text("{{lettre.texte}}")),
                    ])
                )
            );

        static Run Mark(FieldCharValues kind) => new(new FieldChar { FieldCharType = kind });
    }

    [Fact]
    public void A_place_that_cannot_be_read_is_refused_and_named()
    {
        Refusal(WordDocuments.Saying("{{lettre.texte}}", "Objet : {{lettre.objet"))
            .ShouldContain("dans « Objet : {{lettre.objet »");
        Refusal(
                WordDocuments.Make(main =>
                    main.Document!.Body!.Append(
                        new Paragraph(new Run(new Text("{{lettre."), new TabChar(), new Text("objet}}"))),
                        WordDocuments.Paragraph("{{lettre.texte}}")
                    )
                )
            )
            .ShouldContain("« {{lettre. objet}} »");
    }

    [Fact]
    public void Tracked_changes_are_refused()
    {
        Refusal(
                WordDocuments.Make(main =>
                    main.Document!.Body!.Append(
                        new Paragraph(
                            new Run(new Text("{{lettre.texte}}")),
                            new DeletedRun(new Run(new DeletedText("ancien"))) { Id = "1", Author = "A" }
                        )
                    )
                )
            )
            .ShouldContain("des modifications suivies");
    }

    [Fact]
    public void The_grey_of_a_control_that_waits_is_not_the_looks_of_the_answer()
    {
        var document = WordDocuments.Make(main =>
            main.Document!.Body!.Append(
                new SdtBlock(
                    new SdtProperties(new Tag { Val = "lettre.texte" }, new ShowingPlaceholder()),
                    new SdtContentBlock(
                        new Paragraph(
                            new Run(
                                new RunProperties(new RunStyle { Val = "PlaceholderText" }),
                                new Text("Cliquez ici.")
                            )
                        )
                    )
                )
            )
        );

        using var content = new MemoryStream(Make(document, _ => "Bonjour."));
        using var word = WordprocessingDocument.Open(content, isEditable: false);
        word.MainDocumentPart!.Document!.Descendants<RunStyle>().ShouldBeEmpty();
    }

    [Fact]
    public void Pictures_and_page_settings_are_not_copied_with_the_paragraphs_of_the_answer()
    {
        var document = WordDocuments.Make(main =>
            main.Document!.Body!.Append(
                new Paragraph(
                    new ParagraphProperties(
                        new SectionProperties(new SectionType { Val = SectionMarkValues.NextPage })
                    ),
                    new Run(new Drawing()),
                    new Run(new Text("{{lettre.texte}}"))
                )
            )
        );

        using var content = new MemoryStream(Make(document, _ => "Un.\n\nDeux.\n\nTrois."));
        using var word = WordprocessingDocument.Open(content, isEditable: false);
        var body = word.MainDocumentPart!.Document!.Body!;
        body.Elements<Paragraph>().Select(p => p.InnerText).ShouldBe(["Un.", "Deux.", "Trois."]);
        body.Descendants<Drawing>().Count().ShouldBe(1);
        body.Descendants<SectionProperties>().Count().ShouldBe(1);
        word.MainDocumentPart.DocumentSettingsPart!.Settings!.Descendants<DoNotExpandShiftReturn>().Count().ShouldBe(1);
    }

    [Fact]
    public void What_follows_a_table_stays_even_when_it_says_nothing()
    {
        var document = WordDocuments.Make(main =>
            main.Document!.Body!.Append(
                new Table(new TableRow(new TableCell(WordDocuments.Paragraph("Un")))),
                WordDocuments.Paragraph("{{lettre.pieces}}"),
                new Table(new TableRow(new TableCell(WordDocuments.Paragraph("Deux")))),
                WordDocuments.Paragraph("{{lettre.texte}}")
            )
        );

        WordDocuments
            .Read(Make(document, name => name == WordLetterField.Body ? "Fin" : ""))
            .ShouldBe(["Un", "", "Deux", "Fin"]);
    }

    [Fact]
    public void What_the_law_wants_on_every_letter_and_a_document_does_not_ask_for_is_named()
    {
        WordLetterField
            .Lacking(["lettre.texte"])
            .ShouldBe("le destinataire, l'agent qui suit la demande, la référence");
        WordLetterField.Lacking(["lettre.destinataire", "lettre_suivi", "lettre.rappel"]).ShouldBeNull();
    }

    [Theory]
    [InlineData("word/document.xml", "<w:document")]
    [InlineData("word/document.xml", "")]
    [InlineData("[Content_Types].xml", "<Types/>")]
    [InlineData(
        "word/document.xml",
        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"
    )]
    public void A_broken_document_is_refused_with_one_sentence(string part, string content)
    {
        var document = WordDocuments.Saying("{{lettre.texte}}");
        using var bytes = new MemoryStream();
        bytes.Write(document);
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry(part)!.Delete();
            using var entry = archive.CreateEntry(part).Open();
            entry.Write(Encoding.UTF8.GetBytes(content));
        }

        Refusal(bytes.ToArray()).ShouldStartWith("Ce fichier n'est pas un document Word lisible");
    }

    [Fact]
    public void What_is_no_archive_or_a_huge_one_is_refused()
    {
        Refusal("PK pas une archive"u8.ToArray()).ShouldStartWith("Ce fichier n'est pas un document Word lisible");
        using var bytes = new MemoryStream();
        bytes.Write(WordDocuments.Saying("{{lettre.texte}}"));
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("word/media/image1.png").Open();
            var zeros = new byte[1024 * 1024];
            for (var megabyte = 0; megabyte < 60; megabyte++)
                entry.Write(zeros);
        }

        Refusal(bytes.ToArray()).ShouldBe("Ce document est trop grand une fois ouvert : allégez ses images.");
    }

    [Fact]
    public void The_same_words_make_the_same_document()
    {
        var document = WordDocuments.Saying("{{lettre.texte}}");

        Make(document, _ => "Bonjour.").ShouldBe(Make(document, _ => "Bonjour."));
        Make(document, _ => "Bonjour.").ShouldNotBe(Make(document, _ => "Bonsoir."));
    }

    [Fact]
    public void A_name_of_another_program_is_guessed_by_its_last_word()
    {
        WordLetterField.Find("LETTRE_TEXTE")!.Name.ShouldBe(WordLetterField.Body);
        WordLetterField.Find("OBJET").ShouldBeNull();
        WordLetterField.Guess("OBJET")!.Name.ShouldBe("lettre.objet");
        WordLetterField.Guess("Nom_destinataire")!.Name.ShouldBe("lettre.destinataire");
        WordLetterField.Guess("NOM_DU_CHEF").ShouldBeNull();
    }

    static IReadOnlyList<string> Names(byte[] document) => WordFile.FieldsOf(new MemoryStream(document));

    static IReadOnlyList<string> Fill(byte[] document) => WordDocuments.Read(Make(document, name => $"[{name}]"));

    static byte[] Make(byte[] document, Func<string, string> value) =>
        WordFile.Fill(new MemoryStream(document), name => (value(name), name == WordLetterField.Body));

    static string Refusal(byte[] document) => Should.Throw<RefusedException>(() => Names(document)).Message;
}
