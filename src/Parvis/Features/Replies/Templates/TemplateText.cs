using System.Text.RegularExpressions;
using Parvis.Data;

namespace Parvis.Features.Replies.Templates;

/// <summary>« {{usager.nom}} » in a text: found, filled, or named when it cannot be.</summary>
public static partial class TemplateText
{
    /// <summary>A variable without a value stays as it is, so that the agent sees it.</summary>
    public static string Fill(string text, ReplyFacts facts) =>
        Variable()
            .Replace(
                text,
                found =>
                    TemplateVariables.Find(found.Groups["name"].Value)?.Value(facts) is { Length: > 0 } value
                        ? value
                        : found.Value
            );

    /// <summary>The first variable, or stray pair of braces, left in a text that is about to leave.</summary>
    public static string? FirstUnfilled(string? text)
    {
        if (text is null)
            return null;
        var variable = Variable().Match(text);
        if (variable.Success)
            return $"{{{{{variable.Groups["name"].Value}}}}}";
        return text.Contains("{{", StringComparison.Ordinal) ? "{{"
            : text.Contains("}}", StringComparison.Ordinal) ? "}}"
            : null;
    }

    public static IReadOnlyList<string> Unfilled(string text) =>
        [.. Variable().Matches(text).Select(found => $"{{{{{found.Groups["name"].Value}}}}}").Distinct()];

    public static string? FirstUnknown(string? text)
    {
        if (text is null)
            return null;
        foreach (var found in Variable().Matches(text).AsEnumerable())
        {
            if (TemplateVariables.Find(found.Groups["name"].Value) is null)
                return $"{{{{{found.Groups["name"].Value}}}}}";
        }

        return FirstUnfilled(Variable().Replace(text, ""));
    }

    public static bool Mentions(string? text, string prefix) =>
        Variable()
            .Matches(text ?? "")
            .Any(found => found.Groups["name"].Value.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    public static void RefuseUnfilled(string? text, string field)
    {
        if (FirstUnfilled(text) is { } left)
            throw new RefusedException(
                $"La variable {left} n'est pas remplie : remplacez-la par les mots justes.",
                field
            );
    }

    [GeneratedRegex(@"\{\{\s*(?<name>[^{}\r\n]{0,60}?)\s*\}\}", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Variable();
}
