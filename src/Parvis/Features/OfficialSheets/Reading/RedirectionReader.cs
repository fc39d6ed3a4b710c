using System.Xml.Linq;

namespace Parvis.Features.OfficialSheets.Reading;

/// <summary>
/// <c>redirections.xml</c>: fiches that were replaced. Each element that names two of them leads from one to the other,
/// whatever it and its attributes are called; the words « cible », « nouveau », « vers » tell which way when the order does not.
/// </summary>
public static class RedirectionReader
{
    static readonly string[] Targets = ["cible", "nouve", "vers", "dest", "target", "new", "remplac"];

    /// <exception cref="FicheFormatException">It is not XML.</exception>
    public static IReadOnlyDictionary<string, string> Read(Stream content)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var element in FicheXml.Read(content).DescendantsAndSelf())
        {
            var named = Named(element).ToList();
            if (named.Count != 2 || named[0].Id == named[1].Id)
                continue;
            var (from, to) =
                IsTarget(named[0].Name) && !IsTarget(named[1].Name) ? (named[1], named[0]) : (named[0], named[1]);
            found.TryAdd(from.Id, to.Id);
        }

        return found;
    }

    /// <summary>Fiches that the element itself names: in its attributes, in elements without any of their own, in its words.</summary>
    static IEnumerable<(string Name, string Id)> Named(XElement element) =>
        element
            .Attributes()
            .Select(a => (a.Name.LocalName, FicheIds.In(a.Value)))
            .Concat(element.Elements().Where(e => !e.HasElements).Select(e => (e.Name.LocalName, FicheIds.In(IdIn(e)))))
            .Append(("", element.HasElements ? null : FicheIds.In(element.Value)))
            .Where(n => n.Item2 is not null)
            .Select(n => (n.Item1, n.Item2!));

    /// <summary>None when it names two itself: it is a redirection of its own.</summary>
    static string? IdIn(XElement element) =>
        element
            .Attributes()
            .Select(a => a.Value)
            .Append(element.Value)
            .Select(FicheIds.In)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .ToList()
            is [var only]
            ? only
            : null;

    static bool IsTarget(string name) =>
        Array.Exists(Targets, t => name.Contains(t, StringComparison.OrdinalIgnoreCase));
}
