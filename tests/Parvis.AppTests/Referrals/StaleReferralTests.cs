using Parvis.AppTests.Acknowledgements;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Clocks.Watching;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Referrals;

/// <summary>What was written when a request was sent on leaves only while it is so.</summary>
public sealed class StaleReferralTests
{
    [SkippableTheory, BothDatabases]
    public async Task Declined_before_its_mails_left_none_of_them_leaves(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.KnowPartnerAsync();
        await using var server = new SmtpPeer { RecipientAnswer = "451 4.3.0 Try again later" };
        await app.SendThroughAsync(server);
        var request = await app.TakenRequestAsync();
        await app.ReferAsync(request);
        await app.SendDueAsync();
        using (var anne = await app.SignInAsync("voirie"))
            await (await anne.GetPageAsync($"{request.PageUrl()}/retour-organisme")).SubmitAsync(
                "Noter",
                ("Declined", "true"),
                ("Words", "Dit au téléphone : cette rue est communale.")
            );
        server.RecipientAnswer = "250 OK";
        app.Clock.Advance(TimeSpan.FromHours(6));

        await app.SendDueAsync();

        server.Received.ShouldBeEmpty();
        (await app.OutgoingAsync(request))
            .Where(m => m.Kind.IsOfReferral())
            .ShouldAllBe(m => m.State == CorrespondenceState.Failed);
    }

    [SkippableTheory, BothDatabases]
    public async Task Become_confidential_it_does_not_leave_by_mail(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.KnowPartnerAsync();
        await using var server = new SmtpPeer { RecipientAnswer = "451 4.3.0 Try again later" };
        await app.SendThroughAsync(server);
        var request = await app.TakenRequestAsync();
        await app.ReferAsync(request);
        await app.SendDueAsync();
        await app.ActAsync(
            "voirie",
            request,
            RequestAction.Correct,
            (r, _) => r.ChangeTopic(app.Town.SocialAid, "Aide d'urgence", app.Town.SocialCircle)
        );
        server.RecipientAnswer = "250 OK";
        app.Clock.Advance(TimeSpan.FromHours(6));

        await app.SendDueAsync();

        server.Received.ShouldBeEmpty();
    }

    [SkippableTheory, BothDatabases]
    public async Task Who_reports_a_hole_is_told_of_no_rejection(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.KnowPartnerAsync();
        var request = await app.TakenRequestAsync();
        await app.ReferAsync(request);
        await app.SendDueAsync();

        app.Mails(request).ShouldAllBe(mail => !mail.Contains("rejet", StringComparison.Ordinal));
    }

    [SkippableTheory, BothDatabases]
    public async Task The_silence_of_another_authority_is_not_recorded_as_the_town_s(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.KnowPartnerAsync();
        await app.SayOfPotholesAsync("SVR-2M");
        var request = await app.TakenRequestAsync();
        await app.ReferAsync(request);
        await app.SendDueAsync();
        app.Clock.Advance(TimeSpan.FromDays(75));

        await app.RunJobAsync<WatchClocksJob>();
        await app.RunJobAsync<WatchClocksJob>();

        (await app.VerbsAsync(request)).ShouldNotContain(nameof(SilenceDecided));
    }

    [SkippableTheory, BothDatabases]
    public async Task At_a_partner_it_is_merged_into_no_other(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.KnowPartnerAsync();
        var (request, other) = (await app.TakenRequestAsync(), await app.RegisterRequestAsync());
        await app.ReferAsync(request);
        var referred = await app.ReadAsync(request);

        Should
            .Throw<RefusedException>(() =>
                referred.MergeInto(other, "même trou", ProcessContext.System(app.Clock.UtcNow))
            )
            .Message.ShouldContain(ReferralStand.Partner);
    }
}
