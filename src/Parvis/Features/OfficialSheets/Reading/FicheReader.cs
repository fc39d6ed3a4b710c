using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Parvis.Features.OfficialSheets.Reading;

/// <summary>
/// Reads one file of the co-marquage of service-public (DILA, schema 3.5 and its neighbours): what is about the fiche, what
/// it says, and where it leads.
/// </summary>
public static partial class FicheReader
{
    const string Dublin = "http://purl.org/dc/elements/1.1/";

    /// <summary>Read otherwise than before, a file is read again although it is the same.</summary>
    public const int Version = 1;

    /// <summary>Link lists at the root, and what stands above them.</summary>
    static readonly (string Element, string Title)[] LinkLists =
    [
        ("Fiche", ""),
        ("Dossier", "Dossiers"),
        ("FicheLiee", "Pour aller plus loin"),
        ("CommentFaireSi", "Comment faire si"),
        ("QuestionReponse", "Questions ? Réponses !"),
        ("PourEnSavoirPlus", "Pour en savoir plus"),
        ("Reference", "Textes de référence"),
    ];

    /// <summary>Read on their own, after what the fiche says.</summary>
    static readonly HashSet<string> Apart =
    [
        .. LinkLists.Select(l => l.Element),
        "SousTheme",
        "SousDossier",
        "VoirAussi",
        "ServiceEnLigne",
        "OuSAdresser",
        "LienWeb",
        "Definition",
        "Partenaire",
        "Actualite",
    ];

    /// <exception cref="FicheFormatException">It is not XML, or no fiche.</exception>
    public static FicheDocument Read(Stream content) => Read(FicheXml.Read(content));

    static FicheDocument Read(XElement root)
    {
        var id = FicheXml.Attribute(root, "ID");
        if (!FicheIds.IsOne(id))
            throw new FicheFormatException("Ce n'est pas une fiche : elle n'a pas d'identifiant comme F1342.");
        var title = Dc(root, "title").FirstOrDefault("");
        if (title.Length == 0)
            throw new FicheFormatException("Cette fiche n'a pas de titre.");
        var theme = BlockReader.TitleOf(FicheXml.Child(root, "Theme") ?? root);
        return new FicheDocument
        {
            Id = id,
            Title = title,
            Description = Dc(root, "description").FirstOrDefault(""),
            Kind = FicheXml.Attribute(root, "type") is { Length: > 0 } type
                ? type
                : Dc(root, "type").FirstOrDefault(""),
            Keywords = string.Join(
                    ' ',
                    Dc(root, "subject").Append(theme).Append(FicheXml.TextOf(FicheXml.Child(root, "SurTitre")))
                )
                .Trim(),
            Audience = string.Join(", ", FicheXml.Children(root, "Audience").Select(FicheXml.TextOf)),
            Address = Safe(FicheXml.Attribute(root, "spUrl")),
            ModifiedOn = Dc(root, "date").Select(Day).FirstOrDefault(d => d is not null),
            Breadcrumb = [.. Breadcrumb(root, id)],
            Blocks = [.. Blocks(root)],
        };
    }

    static IEnumerable<string> Dc(XElement root, string name) =>
        root.Elements()
            .Where(e => e.Name.LocalName == name && e.Name.NamespaceName == Dublin)
            .Select(FicheXml.TextOf)
            .Where(text => text.Length > 0);

    static IEnumerable<FicheLink> Breadcrumb(XElement root, string id) =>
        (FicheXml.Child(root, "FilDAriane")?.Elements() ?? [])
            .Select(level => new FicheLink(FicheXml.TextOf(level), FicheXml.Attribute(level, "ID")))
            .Where(level => level.Title.Length > 0 && FicheIds.IsOne(level.FicheId) && level.FicheId != id);

    static IEnumerable<FicheBlock> Blocks(XElement root)
    {
        foreach (var element in root.Elements().Where(e => e.Name.NamespaceName != Dublin && !IsApart(e)))
        {
            foreach (var block in BlockReader.ReadRoot(element))
                yield return block;
        }

        foreach (var web in FicheXml.Children(root, "LienWeb"))
        {
            var type = FicheXml.Attribute(root, "type");
            yield return new ServiceBlock(
                BlockReader.TitleOf(web),
                BlockReader.Kind(root, type),
                "",
                Address(web),
                FicheXml.TextOf(FicheXml.Child(web, "Source"))
            );
        }

        foreach (var counter in FicheXml.Children(root, "OuSAdresser").SelectMany(BlockReader.Of))
            yield return counter;
        if (FicheXml.Children(root, "ServiceEnLigne").SelectMany(BlockReader.Of).ToList() is { Count: > 0 } services)
            yield return new SectionBlock("Services en ligne et formulaires", services);
        foreach (var part in root.Elements().Where(e => FicheXml.NameOf(e) is "SousTheme" or "SousDossier"))
            yield return new LinksBlock(BlockReader.TitleOf(part), [.. LinksIn(part)]);
        foreach (var (element, title) in LinkLists)
        {
            if (FicheXml.Children(root, element).Select(Link).Where(Leads).ToList() is { Count: > 0 } links)
                yield return new LinksBlock(title, links);
        }

        if (FicheXml.Children(root, "VoirAussi").SelectMany(LinksIn).ToList() is { Count: > 0 } others)
            yield return new LinksBlock("Voir aussi", others);
        var words = FicheXml
            .Children(root, "Definition")
            .Select(d => new FicheCase(BlockReader.TitleOf(d), BlockReader.Read(d)))
            .Where(d => d.Title.Length > 0 && d.Blocks.Count > 0)
            .ToList();
        if (words.Count > 0)
            yield return new CasesBlock("Définitions", words);
    }

    static bool IsApart(XElement element) => Apart.Contains(FicheXml.NameOf(element));

    /// <summary>Folders and fiches in a part of a node, or beside a fiche.</summary>
    static IEnumerable<FicheLink> LinksIn(XElement part) =>
        part.Elements().Where(e => FicheXml.NameOf(e) is not "Titre").Select(Link).Where(Leads);

    static FicheLink Link(XElement element)
    {
        var id = FicheXml.Attribute(element, "ID");
        var title = BlockReader.TitleOf(element) is { Length: > 0 } own ? own : FicheXml.TextOf(element);
        var address = Address(element);
        // A text of law has an identifier of its own, which is no page of ours.
        return address.Length > 0 || !FicheIds.IsOne(id)
            ? new FicheLink(title, Address: address)
            : new FicheLink(title, id);
    }

    static bool Leads(FicheLink link) => link.Title.Length > 0;

    internal static string Address(XElement element) => Safe(FicheXml.Attribute(element, "URL"));

    /// <summary>Whatever else an address may start, it is only shown as words.</summary>
    static string Safe(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri.AbsoluteUri : "";

    static DateOnly? Day(string text) =>
        DayInText().Match(text) is { Success: true } day
        && DateOnly.TryParseExact(
            day.Value,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var on
        )
            ? on
            : null;

    /// <summary>« modified 2026-05-04 »</summary>
    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DayInText();
}
