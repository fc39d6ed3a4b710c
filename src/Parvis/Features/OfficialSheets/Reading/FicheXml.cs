using System.Xml;
using System.Xml.Linq;

namespace Parvis.Features.OfficialSheets.Reading;

/// <summary>XML of others: no DTD, no entity of its own, no other file, no more than a fiche can be.</summary>
static class FicheXml
{
    /// <summary>The largest file is under one million characters; an index of all of them under ten.</summary>
    const long MostCharacters = 20_000_000;

    /// <summary>Deeper, it is no text for people: whoever walks it must not fall.</summary>
    const int Deepest = 80;

    static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MostCharacters,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = false,
    };

    /// <exception cref="FicheFormatException">It is not XML, or not such as is read here: the line is told.</exception>
    public static XElement Read(Stream content)
    {
        try
        {
            using var reader = XmlReader.Create(content, Settings);
            return ReadElements(reader) ?? throw new FicheFormatException("Ce fichier est vide.");
        }
        catch (XmlException failure) when (failure.Message.Contains("DTD", StringComparison.Ordinal))
        {
            throw new FicheFormatException("Ce fichier a une déclaration DOCTYPE : il est refusé.", failure.LineNumber);
        }
        catch (XmlException failure)
        {
            throw new FicheFormatException("Ce n'est pas du XML bien formé.", failure.LineNumber);
        }
    }

    /// <summary>Its name without accents: « Rangée » was once « Rangee ».</summary>
    public static string NameOf(XElement element) => element.Name.LocalName.Replace('é', 'e');

    public static string Attribute(XElement element, string name) => element.Attribute(name)?.Value.Trim() ?? "";

    public static IEnumerable<XElement> Children(XElement element, string name) =>
        element.Elements().Where(e => NameOf(e) == name);

    public static XElement? Child(XElement element, string name) => Children(element, name).FirstOrDefault();

    /// <summary>The words of an element, and of all that is in it, on one line.</summary>
    public static string TextOf(XElement? element) =>
        element is null ? "" : string.Join(' ', element.Value.Split(Blanks, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Not the spaces that hold two words together.</summary>
    internal static readonly char[] Blanks = [' ', '\t', '\r', '\n'];

    /// <summary>
    /// Depth is looked at on the way in: XDocument climbs to the root for each element it adds, minutes for a hundred thousand
    /// one in the other. Spaces between two words that are each set apart are words' own.
    /// </summary>
    static XElement? ReadElements(XmlReader reader)
    {
        XElement? root = null;
        var at = root;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when reader.Depth >= Deepest:
                    throw new FicheFormatException($"Ses éléments sont imbriqués à plus de {Deepest} niveaux.");
                case XmlNodeType.Element:
                    var isEmpty = reader.IsEmptyElement;
                    var element = ReadStart(reader);
                    at?.Add(element);
                    root ??= element;
                    if (!isEmpty)
                        at = element;
                    break;
                case XmlNodeType.EndElement:
                    at = at!.Parent;
                    break;
                case XmlNodeType.Text
                or XmlNodeType.CDATA
                or XmlNodeType.Whitespace
                or XmlNodeType.SignificantWhitespace:
                    at?.Add(reader.Value);
                    break;
            }
        }

        return root;
    }

    static XElement ReadStart(XmlReader reader)
    {
        var element = new XElement(NameAt(reader));
        while (reader.MoveToNextAttribute())
            element.Add(new XAttribute(NameAt(reader), reader.Value));
        return element;
    }

    static XName NameAt(XmlReader reader) =>
        XName.Get(
            reader.LocalName,
            reader.Prefix.Length == 0 && reader.NodeType == XmlNodeType.Attribute ? "" : reader.NamespaceURI
        );
}
