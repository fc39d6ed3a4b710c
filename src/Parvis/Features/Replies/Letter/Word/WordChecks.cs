using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Parvis.Data;

namespace Parvis.Features.Replies.Letter.Word;

/// <summary>What a town's document may not hold, each in one sentence that says what to do.</summary>
static class WordChecks
{
    const long MaxUnpacked = 50 * 1024 * 1024;
    const int MaxParts = 500;
    const int MaxQuoted = 60;

    /// <summary>Fields that make Word read or run something else when it opens the letter.</summary>
    static readonly string[] Reaching =
    [
        "INCLUDE",
        "INCLUDETEXT",
        "INCLUDEPICTURE",
        "IMPORT",
        "DDE",
        "DDEAUTO",
        "LINK",
        "DATABASE",
    ];

    /// <summary>Those of a mailing, which show the last person it was made for.</summary>
    static readonly string[] Mailing =
    [
        "ADDRESSBLOCK",
        "GREETINGLINE",
        "NEXT",
        "NEXTIF",
        "SKIPIF",
        "ASK",
        "FILLIN",
        "SET",
        "COMPARE",
    ];

    public static void RefuseTooLarge(MemoryStream content)
    {
        using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        // Sizes are what the archive says of itself: two of them may be more than a number holds.
        if (archive.Entries.Count > MaxParts || archive.Entries.Sum(e => (decimal)e.Length) > MaxUnpacked)
            throw Refused("est trop grand une fois ouvert : allégez ses images");
    }

    public static void RefuseReaching(WordprocessingDocument document, IEnumerable<OpenXmlElement> roots)
    {
        foreach (var part in document.GetAllParts())
        {
            if (part is EmbeddedObjectPart or EmbeddedPackagePart or EmbeddedControlPersistencePart)
                throw Refused("contient un objet d'un autre logiciel : remplacez-le par une image");
            if (part is AlternativeFormatImportPart)
                throw Refused("contient un autre document : recopiez son texte");
            // The settings' own are left out of each letter.
            if (part is not DocumentSettingsPart && part.ExternalRelationships.FirstOrDefault() is { } outside)
                throw Refused($"va chercher une image ailleurs ({outside.Uri}) : insérez-la dans le document");
        }

        foreach (var field in roots.SelectMany(Fields))
        {
            if (Reaching.Contains(field.Kind))
                throw Refused($"contient un champ {field.Kind}, qui irait chercher autre chose : retirez-le");
            if (Mailing.Contains(field.Kind))
                throw Refused(
                    $"contient un champ {field.Kind}, que Parvis ne sait pas remplir : remplacez-le par un champ de la liste"
                );
            if (field is { Kind: "MERGEFIELD", Inside: true })
                throw Refused(
                    "fait dépendre un champ d'un champ de fusion : Parvis ne sait pas le remplir, écrivez l'un ou l'autre"
                );
        }
    }

    /// <summary>Word would print them.</summary>
    public static void RefuseChanges(WordprocessingDocument document, IEnumerable<OpenXmlElement> roots)
    {
        if (
            document.MainDocumentPart?.WordprocessingCommentsPart?.Comments?.Elements<Comment>().Any() == true
            || roots.Any(root =>
                root.Descendants().Any(e => e is InsertedRun or DeletedRun or MoveFromRun or MoveToRun)
            )
        )
            throw Refused(
                "contient des commentaires ou des modifications suivies : acceptez-les ou retirez-les d'abord"
            );
    }

    /// <summary>Once every place to fill was found.</summary>
    public static void RefuseStray(IEnumerable<OpenXmlElement> roots)
    {
        if (roots.Select(WordTokens.Stray).FirstOrDefault(stray => stray is not null) is { } stray)
            throw Refused(
                $"a un champ que Parvis ne lit pas, dans « {stray.Replace(WordTokens.Other, ' ').CutTo(MaxQuoted)} » : retapez-le d'un seul trait, sur une ligne de texte"
            );
    }

    /// <summary>The fields of Word, whose code may lie in several pieces, one inside the other's.</summary>
    static IEnumerable<WordField> Fields(OpenXmlElement root)
    {
        var open = new Stack<(StringBuilder Code, bool Inside)>();
        // Of those that began, how many have said all their code.
        var said = new Stack<bool>();
        foreach (var element in root.Descendants())
        {
            switch (element)
            {
                case SimpleField simple:
                    yield return WordField.Of(simple.Instruction?.Value ?? "", said.Contains(false));
                    break;
                case FieldCode code when open.Count > 0 && !said.Peek():
                    open.Peek().Code.Append(code.Text);
                    break;
                case FieldChar { FieldCharType.Value: var kind }:
                    if (kind == FieldCharValues.Begin)
                    {
                        open.Push((new StringBuilder(), said.Contains(false)));
                        said.Push(false);
                    }
                    else if (open.Count > 0)
                    {
                        if (!said.Pop())
                            yield return WordField.Of(open.Peek().Code.ToString(), open.Peek().Inside);
                        if (kind == FieldCharValues.Separate)
                            said.Push(true);
                        else
                            open.Pop();
                    }

                    break;
            }
        }
    }

    static RefusedException Refused(string why) => new($"Ce document {why}.", "Uploads");

    /// <param name="Kind">Its first word, in capitals.</param>
    /// <param name="Inside">It is part of another one's code.</param>
    readonly record struct WordField(string Kind, bool Inside)
    {
        public static WordField Of(string code, bool inside) =>
            new(
                code.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries)
                    .FirstOrDefault("")
                    .ToUpperInvariant(),
                inside
            );
    }
}
