namespace Parvis.Features.Requesters.Names;

/// <summary>
/// Damerau-Levenshtein in its restricted form: letters added, left out, replaced, and neighbours swapped.
/// </summary>
public static class EditDistance
{
    const int OnStack = 64;

    /// <summary>Gives <paramref name="most"/> + 1 as soon as the words are further apart than that.</summary>
    public static int Between(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most)
            return most + 1;
        var width = other.Length + 1;
        Span<int> memory = width <= OnStack ? stackalloc int[3 * OnStack] : new int[3 * width];
        var beforeLast = memory[..width];
        var last = memory.Slice(width, width);
        var current = memory.Slice(2 * width, width);
        for (var column = 0; column < width; column++)
            last[column] = column;

        for (var row = 1; row <= one.Length; row++)
        {
            current[0] = row;
            var best = row;
            for (var column = 1; column < width; column++)
            {
                var replaced = last[column - 1] + (one[row - 1] == other[column - 1] ? 0 : 1);
                var least = Math.Min(replaced, Math.Min(last[column], current[column - 1]) + 1);
                if (row > 1 && column > 1 && one[row - 1] == other[column - 2] && one[row - 2] == other[column - 1])
                    least = Math.Min(least, beforeLast[column - 2] + 1);
                current[column] = least;
                best = Math.Min(best, least);
            }

            if (best > most)
                return most + 1;
            var free = beforeLast;
            beforeLast = last;
            last = current;
            current = free;
        }

        return Math.Min(last[width - 1], most + 1);
    }
}
