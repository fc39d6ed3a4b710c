using Parvis.Mail.Reading;
using Parvis.Mail.Understanding.Kinds;

namespace Parvis.Mail.Understanding;

/// <summary>Says what a message is.</summary>
/// <remarks>
/// The first row that holds wins. A message somebody wrote and that is taken for a robot's is lost to its sender, so a
/// sign that a person may give too is never enough alone.
/// </remarks>
public static class MailKinds
{
    static readonly (MailKind Kind, Func<IncomingMail, bool> Holds)[] Table =
    [
        // A report has the signs of every row below: its own comes first.
        (MailKind.Receipt, ReceiptSigns.Hold),
        (MailKind.Bounce, BounceSigns.Hold),
        // Calendars send invitations by themselves, and say so in Auto-Submitted.
        (MailKind.Calendar, CalendarSigns.Hold),
        (MailKind.OutOfOffice, AbsenceSigns.Hold),
        (MailKind.AutoReply, AutomaticSigns.Hold),
        // After the answers of robots, which borrow « Precedence: bulk » from lists.
        (MailKind.List, ListSigns.Hold),
    ];

    /// <summary>The kind of a message; <see cref="MailKind.Message"/> when nothing says otherwise.</summary>
    public static MailKind Of(IncomingMail mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        foreach (var (kind, holds) in Table)
        {
            if (holds(mail))
                return kind;
        }
        return MailKind.Message;
    }
}
