using System.Globalization;
using System.Text;
using Parvis.Data;

namespace Parvis.Features.Requests.Files;

/// <summary>A name that is safe to show and to save under, as close as possible to the one given.</summary>
public static class FileNames
{
    const int Longest = 150;

    /// <summary>« facture.exe » that is a PDF becomes « facture.exe.pdf »: what it opens with is what it is.</summary>
    public static string Tidy(string? given, FileKind kind)
    {
        // Browsers write a quote in a file's name as %22.
        var name = Clean((given ?? "").Replace("%22", "\"").Replace('\\', '/').Split('/')[^1]);
        var extension = kind.HasExtension(name) ? Path.GetExtension(name) : kind.Extensions[0];
        var stem = kind.HasExtension(name) ? Path.GetFileNameWithoutExtension(name) : name;
        if (stem.Length == 0)
            stem = "document";
        if (stem.Length > Longest)
            stem = stem.CutTo(Longest).TrimEnd();
        return stem + extension.ToLowerInvariant();
    }

    // Format characters can turn the reading order round and make « fdp.exe » look like « exe.pdf ».
    static string Clean(string name)
    {
        var clean = new StringBuilder(name.Length);
        foreach (var character in name.Normalize(NormalizationForm.FormC))
        {
            if (char.IsControl(character) || char.GetUnicodeCategory(character) is UnicodeCategory.Format)
                continue;
            clean.Append(character is '"' or '<' or '>' or '|' or ':' or '*' or '?' ? '_' : character);
        }

        return clean.ToString().Trim().Trim('.');
    }
}
