using Parvis.Data;
using Parvis.Features.Topics;

namespace Parvis.Features.Administration.Imports;

/// <summary>The columns of a topic's own times to remind.</summary>
static class TopicReminderColumns
{
    const string Before = "rappel avant";
    const string Head = "responsable après";
    const string Pilot = "pilote après";

    public static readonly IReadOnlyList<ImportColumn> Columns =
    [
        new(
            Before,
            "Jours ouvrés avant la date, pour rappeler la demande à qui l'a ; rien : comme au-dessus.",
            "2",
            "ReminderBeforeDays"
        ),
        new(Head, "Jours ouvrés de retard avant de prévenir le responsable du service.", "", "ReminderHeadDays"),
        new(Pilot, "Jours ouvrés de retard avant de prévenir le pilote.", "", "ReminderPilotDays"),
    ];

    public static ReminderTimes Read(LineReader line, ReminderTimes stored)
    {
        var times = new ReminderTimes(
            line.Number(Before, stored.BeforeDays, 0, ReminderTimes.MostBefore),
            line.Number(Head, stored.HeadDays, ReminderTimes.LeastHead, ReminderTimes.MostAfter),
            line.Number(Pilot, stored.PilotDays, ReminderTimes.LeastHead + 1, ReminderTimes.MostAfter)
        );
        try
        {
            return times.Checked();
        }
        catch (RefusedException refused)
        {
            line.Refuse(refused, Columns);
            return stored;
        }
    }

    public static IEnumerable<string> Write(ReminderTimes times) =>
        [$"{times.BeforeDays}", $"{times.HeadDays}", $"{times.PilotDays}"];
}
