using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Parvis.Features.Oversight.Trends;

/// <summary>
/// Bars drawn on the server: across in percent so that it fits any screen, up in pixels so that words keep their size.
/// The table beside it says the same to whoever does not see it.
/// </summary>
public sealed class BarChart
{
    public const int Height = 200;
    public const int Below = 24;

    /// <summary>Of the width of a group, left empty around its bars.</summary>
    const double Air = 0.24;

    BarChart(string id, string title, IReadOnlyList<BarGroup> groups, IReadOnlyList<string> series, int top)
    {
        Id = id;
        Title = title;
        Groups = groups;
        Series = series;
        Top = top;
    }

    public string Id { get; }

    public string Title { get; }

    public IReadOnlyList<string> Series { get; }

    public IReadOnlyList<BarGroup> Groups { get; }

    /// <summary>The number at the upper edge.</summary>
    public int Top { get; }

    public static BarChart Of(
        string id,
        string title,
        IReadOnlyList<string> series,
        IReadOnlyList<(string Label, int[] Values)> data
    )
    {
        var top = RoundUp(data.SelectMany(d => d.Values).DefaultIfEmpty(0).Max());
        var slot = 100.0 / Math.Max(1, data.Count);
        var width = slot * (1 - Air) / series.Count;
        // Long periods name one month in two, or the words would run into each other.
        var step = data.Count > 12 ? 3 : 1;
        var groups = data.Select(
            (d, g) =>
                new BarGroup(
                    g % step == 0 ? d.Label : "",
                    Percent((g + 0.5) * slot),
                    [
                        .. d.Values.Select(
                            (value, s) =>
                            {
                                var height = (int)Math.Round((double)Height * value / top);
                                return new Bar(
                                    s + 1,
                                    Percent((g * slot) + (slot * Air / 2) + (s * width)),
                                    Percent(width),
                                    Height - height,
                                    height
                                );
                            }
                        ),
                    ]
                )
        );
        return new BarChart(id, title, [.. groups], series, top);
    }

    /// <summary>A word of the drawing; Razor keeps the element's name for itself.</summary>
    public static IHtmlContent Word(string text, string x, int y, bool centred = false)
    {
        var word = new TagBuilder("text");
        word.AddCssClass("chart-label");
        word.Attributes["x"] = x;
        word.Attributes["y"] = y.ToString(CultureInfo.InvariantCulture);
        if (centred)
            word.Attributes["text-anchor"] = "middle";
        word.InnerHtml.Append(text);
        return word;
    }

    /// <summary>1, 2 or 5 times a power of ten: a scale people read.</summary>
    static int RoundUp(int most)
    {
        for (var power = 10; ; power *= 10)
        {
            foreach (var step in new[] { 1, 2, 4, 5 })
            {
                if (power * step >= most)
                    return power * step;
            }
        }
    }

    static string Percent(double value) => value.ToString("0.###", CultureInfo.InvariantCulture) + "%";
}

public sealed record BarGroup(string Label, string Middle, IReadOnlyList<Bar> Bars);

public sealed record Bar(int Series, string X, string Width, int Y, int Height);
