using System.Globalization;
using System.Text;

namespace Parvis.Features.Requesters;

/// <summary>
/// A name typed in one case only, as forms and hurried agents do, is written as people write it. A name with both
/// cases was typed on purpose and stays as it is, and so does an address, which stands for the name of somebody who gave
/// none.
/// </summary>
public static class NameCase
{
    static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    static readonly HashSet<string> LowerParticles = new(StringComparer.Ordinal) { "de", "du", "des", "d" };

    public static string Tidy(string name)
    {
        var hasLower = name.Any(char.IsLower);
        if ((hasLower && name.Any(char.IsUpper)) || name.Contains('@', StringComparison.Ordinal))
            return name;
        var tidy = new StringBuilder(name.Length);
        for (var start = 0; start < name.Length; )
        {
            var end = start;
            while (end < name.Length && char.IsLetter(name[end]))
                end++;
            tidy.Append(Word(name[start..end], hasLower));
            if (end < name.Length)
                tidy.Append(name[end++]);
            start = end;
        }

        return tidy.ToString();
    }

    // « de gaulle » keeps its particle; « DE GAULLE » may be « De Smet » as well and gets a capital.
    static string Word(string word, bool typedLower)
    {
        if (word.Length == 0)
            return word;
        var lower = word.ToLower(French);
        return typedLower && LowerParticles.Contains(lower)
            ? lower
            : string.Concat(lower[..1].ToUpper(French), lower.AsSpan(1));
    }
}
