using Parvis.Scans.Texts;

namespace Parvis.Scans.Matching;

/// <summary>The stems of a text, with the words that are nearly one of them.</summary>
sealed class LetterStems
{
    const double Nearly = 0.7;
    const int ShortestNear = 7;
    const int ShortestShape = 5;

    readonly HashSet<string> stems;
    readonly HashSet<string> shapes;
    readonly Dictionary<string, double> known = new(StringComparer.Ordinal);

    public LetterStems(string text)
    {
        stems = [.. Stems.Of(text)];
        shapes = [.. stems.Select(Near.Shape)];
    }

    /// <summary>1 when it is there, less when a word is nearly it, 0 otherwise.</summary>
    public double Has(string stem)
    {
        if (stems.Contains(stem))
            return 1;
        if (stem.Length < ShortestShape)
            return 0;
        if (!known.TryGetValue(stem, out var near))
            known[stem] = near = shapes.Contains(Near.Shape(stem)) || HasNear(stem) ? Nearly : 0;
        return near;
    }

    bool HasNear(string stem) =>
        stem.Length >= ShortestNear
        && stems.Any(each =>
            each.Length >= ShortestNear - 1 && each[0] == stem[0] && Near.Distance(each, stem, 1) <= 1
        );
}
