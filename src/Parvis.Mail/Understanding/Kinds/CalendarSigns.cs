using Parvis.Mail.Reading;

namespace Parvis.Mail.Understanding.Kinds;

/// <summary>An invitation or the answer to one: a calendar that asks for something (RFC 5546).</summary>
/// <remarks>A file of events that somebody attached to a letter is an attachment.</remarks>
static class CalendarSigns
{
    public static bool Hold(IncomingMail mail) =>
        ReportParts.Of(mail.Root).Any(part => part.ContentType == "text/calendar" && HasMethod(part));

    static bool HasMethod(MailPart part) =>
        part.Headers.Find("Content-Type")?.Contains("method=", StringComparison.OrdinalIgnoreCase) == true
        || ReportParts.Read(part).Contains("\nMETHOD:", StringComparison.OrdinalIgnoreCase);
}
