using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using System.Xml.Linq;

namespace Parvis.Features.Announcements.Feeds;

/// <summary>What is announced, for programs: JSON, RSS 2.0, lines of text.</summary>
public static class AnnouncementFeed
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static string Json(IEnumerable<Announcement> announcements) =>
        JsonSerializer.Serialize(
            announcements.Select(a => new
            {
                a.Id,
                a.Title,
                a.Text,
                Urgent = a.IsUrgent,
                From = DateTime.SpecifyKind(a.From, DateTimeKind.Utc),
                Until = DateTime.SpecifyKind(a.Until, DateTimeKind.Utc),
                a.OnSite,
                a.WhileWaiting,
            }),
            Options
        );

    /// <param name="announcements">In their order.</param>
    /// <param name="town">Whose they are.</param>
    /// <param name="address">Where residents go.</param>
    public static string Rss(IEnumerable<Announcement> announcements, string town, string address) =>
        new XDeclaration("1.0", "utf-8", null)
        + new XElement(
            "rss",
            new XAttribute("version", "2.0"),
            new XElement(
                "channel",
                new XElement("title", $"Annonces de {town}"),
                new XElement("link", address),
                new XElement("description", $"Ce qui change à {town}."),
                new XElement("language", "fr"),
                announcements.Select(a => new XElement(
                    "item",
                    new XElement("title", a.Title),
                    new XElement("description", a.Text),
                    new XElement("guid", new XAttribute("isPermaLink", "false"), a.Id),
                    new XElement("pubDate", a.From.ToString("R", CultureInfo.InvariantCulture))
                ))
            )
        ).ToString();

    /// <summary>For a screen or a voice: one announcement a line, whole.</summary>
    public static string Text(IEnumerable<Announcement> announcements) =>
        string.Join(
            '\n',
            announcements.Select(a =>
                $"{a.Title}{(a.Title.EndsWith('.') ? "" : ".")} {a.Text}".ReplaceLineEndings(" ").Trim()
            )
        );
}
