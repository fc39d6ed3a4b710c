using System.Text;
using System.Text.RegularExpressions;
using Parvis.Data;

namespace Parvis.Features.Replies.Templates;

/// <summary>« {{usager.nom}} » in a text: found, filled, or named when it cannot be.</summary>
public static partial class TemplateText
{
    /// <summary>
    /// A variable without a value stays as it is, so that the agent sees it. So does all that makes no sense, such as a
    /// condition that is still being typed.
    /// </summary>
    public static string Fill(string text, ReplyFacts facts)
    {
        try
        {
            var parts = TemplateScript.Read(text);
            var filled = new StringBuilder();
            TemplateScript.Write(parts, facts, filled);
            return parts.Any(p => p is TemplatePart.Choice or TemplatePart.Block)
                ? BlankLines().Replace(filled.ToString(), "\n\n")
                : filled.ToString();
        }
        catch (TemplateFaultException)
        {
            return FillVariables(text, facts);
        }
    }

    static string FillVariables(string text, ReplyFacts facts) =>
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

    public static void RefuseUnfilled(string? text, string field)
    {
        if (FirstUnfilled(text) is { } left)
            throw new RefusedException(
                $"La variable {left} n'est pas remplie : remplacez-la par les mots justes.",
                field
            );
    }

    [GeneratedRegex(@"\n{3,}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BlankLines();

    [GeneratedRegex(@"\{\{\s*(?<name>[^{}\r\n]{0,60}?)\s*\}\}", RegexOptions.CultureInvariant, 1000)]
    internal static partial Regex Variable();
}
