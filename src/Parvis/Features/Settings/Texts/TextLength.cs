using System.Buffers;
using System.Text;

namespace Parvis.Features.Settings.Texts;

/// <summary>
/// How many segments a text message takes. In the alphabet of GSM 03.38 one segment holds 160 signs, or 153 of a longer
/// message; a single sign outside it and the whole message counts by 70, or 67.
/// </summary>
/// <param name="Segments">What operators bill; none for an empty text.</param>
/// <param name="Units">Signs, of which a few count for two.</param>
/// <param name="Outside">Signs that are not in the alphabet, once each; empty when the text is in it.</param>
public sealed record TextLength(int Segments, int Units, IReadOnlyList<string> Outside)
{
    const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /// <summary>Reached by an escape: each takes two places, never parted between two segments.</summary>
    const string Extension = "\f^{}\\[~]|€";

    static readonly SearchValues<char> InBasic = SearchValues.Create(Basic);
    static readonly SearchValues<char> InExtension = SearchValues.Create(Extension);

    static readonly (int Alone, int Joined) Gsm = (160, 153);
    static readonly (int Alone, int Joined) Unicode = (70, 67);

    public bool IsUnicode => Outside.Count > 0;

    public static TextLength Of(string text)
    {
        var signs = text.ReplaceLineEndings("\n").EnumerateRunes().ToList();
        var outside = signs
            .Where(s => PlacesOf(s) == 0)
            .Select(s => s.ToString())
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var places = signs.ConvertAll(s => outside.Count > 0 ? s.Utf16SequenceLength : PlacesOf(s));
        return new TextLength(SegmentsOf(places, outside.Count > 0 ? Unicode : Gsm), places.Sum(), outside);
    }

    static int SegmentsOf(List<int> places, (int Alone, int Joined) sizes)
    {
        if (places.Count == 0)
            return 0;
        if (places.Sum() <= sizes.Alone)
            return 1;
        var (segments, used) = (1, 0);
        foreach (var place in places)
        {
            if (used + place > sizes.Joined)
                (segments, used) = (segments + 1, 0);
            used += place;
        }

        return segments;
    }

    /// <summary>None outside the alphabet.</summary>
    static int PlacesOf(Rune sign) =>
        !sign.IsBmp ? 0
        : InBasic.Contains((char)sign.Value) ? 1
        : InExtension.Contains((char)sign.Value) ? 2
        : 0;
}
