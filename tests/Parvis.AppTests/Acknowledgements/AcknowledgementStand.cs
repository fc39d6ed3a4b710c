using Microsoft.EntityFrameworkCore;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Acknowledgements.Duty;
using Parvis.Features.Clocks.Watching;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Notifications;
using Parvis.TestKit;

namespace Parvis.AppTests.Acknowledgements;

/// <summary>What the tests of acknowledgements ask of a town.</summary>
static class AcknowledgementStand
{
    public static string AcknowledgeUrl(this CitizenRequest request) => $"/demandes/{request.Reference}/accuse";

    public static string PageUrl(this CitizenRequest request) => $"/demandes/{request.Reference}";

    public static Task<Acknowledgement?> DutyAsync(this TownApp app, CitizenRequest request) =>
        app.DatabaseAsync(db =>
            db.Set<Acknowledgement>().AsNoTracking().FirstOrDefaultAsync(a => a.RequestId == request.Id)
        );

    public static Task<WatchedClock?> ClockAsync(this TownApp app, CitizenRequest request) =>
        app.DatabaseAsync(db =>
            db.Set<WatchedClock>().AsNoTracking().FirstOrDefaultAsync(c => c.RequestId == request.Id)
        );

    /// <summary>The mails of the town about this request that bear these words.</summary>
    public static IEnumerable<string> MailsSaying(this TownApp app, CitizenRequest request, string words) =>
        app.Mails(request).Where(mail => mail.Contains(words, StringComparison.Ordinal));

    /// <summary>Who was told this of the request, each time.</summary>
    public static Task<List<Guid>> NotifiedAsync(this TownApp app, CitizenRequest request, NotificationKind kind) =>
        app.DatabaseAsync(db =>
            db.Set<Notification>()
                .Where(n => n.RequestId == request.Id && n.Kind == kind)
                .Select(n => n.AgentId)
                .ToListAsync()
        );
}
