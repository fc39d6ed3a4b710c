namespace Parvis.Scans.Recognising;

/// <summary>A rectangle of a page, in pixels from its top left corner.</summary>
/// <param name="Left">Of its left side.</param>
/// <param name="Top">Of its upper side.</param>
/// <param name="Width">Zero or more.</param>
/// <param name="Height">Zero or more.</param>
public readonly record struct Box(int Left, int Top, int Width, int Height)
{
    /// <summary>Just beyond its right side.</summary>
    public int Right => Left + Width;

    /// <summary>Just below its lower side.</summary>
    public int Bottom => Top + Height;

    /// <summary>Half way from its left side to its right one.</summary>
    public int Centre => Left + Width / 2;

    /// <summary>Half way from its upper side to its lower one.</summary>
    public int Middle => Top + Height / 2;

    /// <summary>The smallest box that holds all of them; an empty one when there are none.</summary>
    public static Box Around(IEnumerable<Box> boxes)
    {
        ArgumentNullException.ThrowIfNull(boxes);
        var (left, top, right, bottom) = (int.MaxValue, int.MaxValue, int.MinValue, int.MinValue);
        foreach (var box in boxes)
        {
            left = Math.Min(left, box.Left);
            top = Math.Min(top, box.Top);
            right = Math.Max(right, box.Right);
            bottom = Math.Max(bottom, box.Bottom);
        }
        return left > right ? default : new Box(left, top, right - left, bottom - top);
    }
}
