using System.Text;
using System.Text.Encodings.Web;
using Parvis.Data.Outbox;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Settings;
using Parvis.Ui;

namespace Parvis.Features.Reminders.Digests;

/// <summary>The words of a digest, as text and as a page.</summary>
public sealed record DigestText(
    TownSettings Town,
    AgentEntry Agent,
    DateOnly Day,
    IReadOnlyList<DigestSection> Sections
)
{
    public int Lines => Sections.Sum(s => s.Lines.Count);

    public string Subject
    {
        get
        {
            var lines = Sections.SelectMany(s => s.Lines).DistinctBy(PathOf).ToList();
            var what = InWords([.. lines.GroupBy(l => l.Noun).Select(g => Counted(g.Count(), g.Key))]);
            return Sections.Any(s => s.More) ? $"Plus de {what} attendent un geste de vous"
                : lines.Count == 1 ? $"{what} attend un geste de vous"
                : $"{what} attendent un geste de vous";
        }
    }

    /// <summary>« 2 demandes, 1 fiche et 1 amélioration »</summary>
    static string InWords(IReadOnlyList<string> parts) =>
        parts.Count > 1 ? $"{string.Join(", ", parts.SkipLast(1))} et {parts[^1]}" : string.Concat(parts);

    static string Counted(int count, string noun) => $"{count} {noun}{(count > 1 ? "s" : "")}";

    static string PathOf(DigestLine line) => line.Path ?? RequestLinks.Page(line.Reference);

    string Greeting => Agent.FirstName.Length > 0 ? $"Bonjour {Agent.FirstName}," : "Bonjour,";

    string Opening => $"Voici ce qui attend un geste de votre part ce {Day.InFull()}.";

    string Rhythm =>
        Agent.Digest == DigestRhythm.Weekly
            ? "Vous recevez ce récapitulatif le premier jour ouvré de la semaine."
            : "Vous recevez ce récapitulatif chaque matin ouvré.";

    string Choice =>
        $"Pour le recevoir plus ou moins souvent, ou plus du tout : {Address(OrganisationLinks.MyAccount)}";

    const string Machine = "Parvis écrit ce message tout seul : n'y répondez pas.";

    public OutgoingMail ToMail() =>
        new()
        {
            To = Agent.Email,
            ToName = Agent.FullName,
            Subject = Subject,
            Text = Plain(),
            Html = MailPage.WriteSheet(Town.Name, Town.AccentColour ?? "", Subject, Page(), [Rhythm, Choice], Machine),
            Automatic = true,
        };

    string Plain()
    {
        var text = new StringBuilder($"{Greeting}\n\n{Opening}\n");
        foreach (var section in Sections)
        {
            text.Append('\n').Append(section.Title).Append('\n');
            foreach (var line in section.Lines)
                text.Append("- ").Append(Said(line)).Append("\n  ").Append(Address(PathOf(line))).Append('\n');
            if (section.More)
                text.Append("- et d'autres : ").Append(Address(section.List)).Append('\n');
        }

        return text.Append('\n').AppendJoin('\n', Rhythm, Choice, Machine).Append('\n').ToString();
    }

    static string Said(DigestLine line) =>
        string.Join(", ", new[] { line.Reference, SubjectOf(line), line.When }.Where(part => part.Length > 0));

    static string SubjectOf(DigestLine line) => line.Subject.Length > 0 ? line.Subject : "demande confidentielle";

    string Page()
    {
        var html = new StringBuilder($"<p>{Encode(Greeting)}</p>\n<p>{Encode(Opening)}</p>\n");
        foreach (var section in Sections)
        {
            html.Append("<h2 style=\"margin:24px 0 8px;font-size:18px\">")
                .Append(Encode(section.Title))
                .Append("</h2>\n<ul style=\"margin:0;padding-left:20px\">\n");
            foreach (var line in section.Lines)
                html.Append("<li>")
                    .Append(Link(PathOf(line), line.Reference))
                    .Append(Encode($" {SubjectOf(line)}"))
                    .Append(line.When.Length > 0 ? Encode($", {line.When}") : "")
                    .Append("</li>\n");
            if (section.More)
                html.Append("<li>").Append(Link(section.List, "et d'autres")).Append("</li>\n");
            html.Append("</ul>\n");
        }

        return html.ToString();
    }

    string Link(string path, string words) => $"<a href=\"{Encode(Address(path))}\">{Encode(words)}</a>";

    string Address(string path) => $"{Town.BaseUrl.TrimEnd('/')}{path}";

    static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
