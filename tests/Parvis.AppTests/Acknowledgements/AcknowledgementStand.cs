using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Acknowledgements.Duty;
using Parvis.Features.Clocks.Watching;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.Features.Topics;
using Parvis.TestKit;

namespace Parvis.AppTests.Acknowledgements;

/// <summary>What the tests of acknowledgements ask of a town.</summary>
static class AcknowledgementStand
{
    public const string Court = "Tribunal administratif de Rennes";

    /// <summary>A person of the town looked up the court.</summary>
    public static Task ConfirmRoutesAsync(this TownApp app) =>
        app.InScopeAsync(services =>
            services
                .GetRequiredService<Transactions>()
                .RunAsync(
                    () =>
                        services
                            .GetRequiredService<SettingsStore>()
                            .SaveAsync(
                                new AppealRoutes
                                {
                                    CourtName = Court,
                                    CourtAddress = "3 contour de la Motte, 35000 Rennes",
                                    CourtPhone = "02 23 21 28 28",
                                    ConfirmedBy = "Admin",
                                    ConfirmedOn = new DateOnly(2026, 11, 2),
                                }
                            ),
                    CancellationToken.None
                )
        );

    /// <summary>What the topic of potholes asks for, and what silence means there.</summary>
    public static Task SayOfPotholesAsync(this TownApp app, string? code, params string[] documents) =>
        app.InScopeAsync(async services =>
        {
            var topics = services.GetRequiredService<TopicService>();
            var topic = await topics.FindAsync(app.Town.Pothole, CancellationToken.None);
            var draft = TopicDraft.Of(topic!);
            await topics.SaveAsync(
                app.Town.Pothole,
                draft with
                {
                    Options = draft.Options with
                    {
                        StatutoryLimit = new StatutoryTimeLimit(code, "Arrêté n° 4", Confirmed: code is not null),
                    },
                    Documents = documents,
                },
                topic!.Version,
                CancellationToken.None
            );
        });

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
}
