namespace Parvis.Features.OfficialSheets;

/// <summary>« F1342 », « N367 », « R1234 »: how official fiches are known, in files and in addresses.</summary>
public static class FicheIds
{
    public const int Longest = 12;

    public static bool IsOne(string? id) =>
        id is { Length: >= 2 and <= Longest } && id[0] is 'F' or 'N' or 'R' && id.AsSpan(1).ContainsOnlyDigits();

    /// <summary>In an address or as somebody types it; null when there is none.</summary>
    public static string? In(string? typed)
    {
        var last = (typed ?? "").Trim().TrimEnd('/').Split('/')[^1].ToUpperInvariant();
        return IsOne(last) ? last : null;
    }

    static bool ContainsOnlyDigits(this ReadOnlySpan<char> digits) => !digits.ContainsAnyExceptInRange('0', '9');
}
