using Parvis.Mail.Reading;

namespace Parvis.Mail.Understanding.Kinds;

/// <summary>A message was shown, or erased without being read (RFC 8098); or it arrived, when nothing failed.</summary>
static class ReceiptSigns
{
    static readonly string[] Subjects = Phrases.Of(
        "lu : | lu: | non lu : | non lu: | read: | not read: | accusé de lecture | confirmation de lecture",
        "return receipt | read receipt | gelesen: | ungelesen: | leído: | no leído: | letto:"
    );

    static readonly string[] Bodies = Phrases.Of(
        "a été lu le | a été lu | a été affiché | sans être lu | was read on | has been displayed",
        "was deleted without being read | wurde gelesen | fue leído | è stato letto"
    );

    public static bool Hold(IncomingMail mail)
    {
        if (ReportParts.IsReport(mail, "disposition-notification"))
            return true;
        if (
            ReportParts
                .Of(mail.Root)
                .Any(part => part.ContentType.EndsWith("disposition-notification", StringComparison.Ordinal))
        )
            return true;
        if (DeliveryReport.In(mail) is { Count: > 0 } reports && reports.All(report => report.Arrived))
            return true;
        // « Lu : » may be typed by anybody: the sentence of a machine must follow.
        var subject = mail.Subject.Replace('\u00A0', ' ');
        return Array.Exists(Subjects, s => subject.StartsWith(s, StringComparison.OrdinalIgnoreCase))
            && mail.Text.Length < 2000
            && Array.Exists(Bodies, b => mail.Text.Contains(b, StringComparison.OrdinalIgnoreCase));
    }
}
