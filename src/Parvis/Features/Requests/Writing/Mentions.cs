using System.Text;
using System.Text.Encodings.Web;

namespace Parvis.Features.Requests.Writing;

/// <summary>
/// What every correspondence of the town bears (CRPA L111-2): the reference, who handles the request, where and how
/// to reach them. The same lines close a mail in text, a mail in HTML and a letter.
/// </summary>
public sealed record Mentions
{
    public required string Reference { get; init; }

    public required string TownName { get; init; }

    /// <summary>Empty when the message must not tell which department it is.</summary>
    public required string DepartmentName { get; init; }

    /// <summary>One line.</summary>
    public required string Address { get; init; }

    public required string Phone { get; init; }

    public string Email { get; init; } = "";

    /// <summary>First name and name; empty for an agent whose safety asks for it, like the function.</summary>
    public string AgentName { get; init; } = "";

    public string AgentFunction { get; init; } = "";

    public string Office => DepartmentName.Length == 0 ? TownName : $"{DepartmentName}, {TownName}";

    public string Signature => AgentName.Length == 0 ? Office : $"{AgentName}, {Office}";

    public string ReferenceLine => $"Votre demande {Reference} : rappelez cette référence quand vous nous contactez.";

    /// <summary>From the person to the telephone, without the reference.</summary>
    public IReadOnlyList<string> Lines =>
        [
            .. new[]
            {
                AgentName,
                AgentFunction,
                Office,
                Address,
                Phone.Length == 0 ? "" : $"Téléphone : {Phone}",
                Email.Length == 0 ? "" : $"Courriel : {Email}",
            }.Where(line => line.Length > 0),
        ];

    public string CloseText(string body) =>
        $"{body.ReplaceLineEndings("\n").Trim()}\n\n{string.Join('\n', Lines)}\n\n{ReferenceLine}\n";

    public string CloseHtml(string subject, string body)
    {
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"fr\">\n<head><meta charset=\"utf-8\"><title>")
            .Append(Encode(subject))
            .Append("</title></head>\n<body>\n");
        foreach (var paragraph in Paragraphs(body))
            html.Append("<p>").Append(WithBreaks(paragraph.Split('\n'))).Append("</p>\n");
        return html.Append("<p>")
            .Append(WithBreaks(Lines))
            .Append("</p>\n<p>")
            .Append(Encode(ReferenceLine))
            .Append("</p>\n</body>\n</html>\n")
            .ToString();
    }

    /// <summary>Blank lines part paragraphs.</summary>
    public static IEnumerable<string> Paragraphs(string body) =>
        body.ReplaceLineEndings("\n")
            .Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    static string WithBreaks(IEnumerable<string> lines) => string.Join("<br>\n", lines.Select(Encode));

    static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
