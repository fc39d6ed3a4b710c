using System.Globalization;
using System.Text.RegularExpressions;

namespace Parvis.Ui;

/// <summary>An sRGB colour and its WCAG 2.2 contrast with another.</summary>
public readonly partial record struct Colour(byte Red, byte Green, byte Blue)
{
    public static readonly Colour White = new(255, 255, 255);

    public static bool TryParse(string? text, out Colour colour)
    {
        colour = default;
        if (text is null || !SixDigits().IsMatch(text.Trim()))
            return false;
        var value = int.Parse(text.Trim().AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        colour = new((byte)(value >> 16), (byte)(value >> 8), (byte)value);
        return true;
    }

    public override string ToString() => $"#{Red:x2}{Green:x2}{Blue:x2}";

    /// <summary>From 1 (the same) to 21 (black on white).</summary>
    public double ContrastWith(Colour other)
    {
        var (one, two) = (Luminance, other.Luminance);
        return (Math.Max(one, two) + 0.05) / (Math.Min(one, two) + 0.05);
    }

    /// <summary>This much (0 to 1) of the way to another colour.</summary>
    public Colour Towards(Colour other, double share) =>
        new(Mix(Red, other.Red, share), Mix(Green, other.Green, share), Mix(Blue, other.Blue, share));

    double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    static double Linear(byte channel)
    {
        var share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }

    static byte Mix(byte from, byte to, double share) => (byte)Math.Round(from + ((to - from) * share));

    [GeneratedRegex("^#[0-9a-fA-F]{6}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SixDigits();
}
