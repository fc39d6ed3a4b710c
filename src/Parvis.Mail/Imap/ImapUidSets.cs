using System.Globalization;
using System.Text;

namespace Parvis.Mail.Imap;

/// <summary>UIDs written short, <c>2:5,9</c>, in lines that no server finds too long.</summary>
static class ImapUidSets
{
    /// <summary>In characters: RFC 2683, section 3.2.1.5, advises 1,000 for a whole line.</summary>
    const int MaxLength = 900;

    public static IEnumerable<string> Of(IReadOnlyCollection<uint> uids)
    {
        if (uids.Contains(0u))
            throw new ArgumentException("A UID is never 0.", nameof(uids));
        return Write([.. uids.Distinct().Order()]);
    }

    static IEnumerable<string> Write(uint[] sorted)
    {
        var set = new StringBuilder();
        for (var first = 0; first < sorted.Length; )
        {
            var last = first;
            while (last + 1 < sorted.Length && sorted[last + 1] == sorted[last] + 1)
                last++;
            if (set.Length > 0)
                set.Append(',');
            set.Append(CultureInfo.InvariantCulture, $"{sorted[first]}");
            if (last > first)
                set.Append(CultureInfo.InvariantCulture, $":{sorted[last]}");
            first = last + 1;
            if (set.Length < MaxLength && first < sorted.Length)
                continue;
            yield return set.ToString();
            set.Clear();
        }
    }
}
