using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Features.Inbox.Jobs;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Privacy.Erasing;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.TestKit;

namespace Parvis.AppTests.Inbox;

/// <summary>What could not be filed is settled by one button, and nothing is thrown away meanwhile.</summary>
public sealed class SortingTests
{
    [SkippableTheory, BothDatabases]
    public async Task Reception_makes_a_request_of_a_message_that_waited(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var mail = await app.ReceiveAsync(InboxStand.Eml("Balançoire cassée", from: ""));
        mail.State.ShouldBe(MailState.ToSort);
        using var reception = await app.SignInAsync("accueil");
        var list = await reception.GetPageAsync("/courriels");
        list.Text.ShouldContain("Balançoire cassée");
        list.Text.ShouldContain("L'adresse de l'expéditeur manque ou ne se lit pas.");

        var page = await list.SubmitAsync(".mail-row-actions button[formaction*='Register']");

        page.Text.ShouldContain("Balançoire cassée");
        page.Text.ShouldContain("Un trou profond devant le 12.");
        (await reception.GetPageAsync("/courriels")).Text.ShouldContain("Tout est trié");
        (await app.MailAsync(mail.Id)).Decision.ShouldBe(MailDecision.MadeRequest);
    }

    [SkippableTheory, BothDatabases]
    public async Task Reception_puts_a_message_in_the_request_it_belongs_to(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        var mail = await app.ReceiveAsync(InboxStand.Eml("La suite", from: "", text: "Voici le reste."));
        using var reception = await app.SignInAsync("accueil");
        var form = await reception.GetPageAsync($"/courriels/{mail.PublicId}");
        form.Text.ShouldContain("Voici le reste.");

        var refused = await form.SubmitAsync("main form .btn-primary", ("Reference", "26-99999-Z"));
        refused.Errors.ShouldNotBeEmpty();
        var page = await refused.SubmitAsync("main form .btn-primary", ("Reference", request.Reference));

        page.Path.ShouldBe($"/demandes/{request.Reference}");
        page.Text.ShouldContain("Voici le reste.");
        (await app.MailAsync(mail.Id)).RequestId.ShouldBe(request.Id);
    }

    [SkippableTheory, BothDatabases]
    public async Task Newsletters_are_put_aside_together_found_again_and_erased_after_thirty_days(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var first = await app.ReceiveAsync(Newsletter("Nouvelles de mars"));
        await app.ReceiveAsync(Newsletter("Nouvelles d'avril"));
        (await app.RequestCountAsync()).ShouldBe(0);
        using var reception = await app.SignInAsync("accueil");
        var list = await reception.GetPageAsync("/courriels");

        var after = await list.SubmitAsync("Aucun des 2 n'est une demande");
        after.Text.ShouldContain("Tout est trié");
        var aside = await reception.GetPageAsync("/courriels?ecartes=true");
        aside.Text.ShouldContain("Nouvelles de mars");
        app.Clock.Advance(TimeSpan.FromDays(29));
        await app.RunJobAsync<EraseMailJob>();
        (await app.MailAsync(first.Id)).Hash.ShouldNotBeNull();
        app.Clock.Advance(TimeSpan.FromDays(2));
        await app.RunJobAsync<EraseMailJob>();
        await app.RunJobAsync<EraseBlobsJob>();

        var erased = await app.MailAsync(first.Id);
        (erased.State, erased.Hash, erased.Subject, erased.FromAddress).ShouldBe((MailState.Erased, null, "", ""));
        File.Exists(Path.Combine(app.DataFolder, "blobs", first.Hash![..2], first.Hash)).ShouldBeFalse();
        using var later = await app.SignInAsync("accueil");
        await later.GetPageAsync($"/courriels/{first.PublicId}", HttpStatusCode.NotFound);
    }

    [SkippableTheory, BothDatabases]
    public async Task What_was_put_aside_by_mistake_waits_again(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var mail = await app.ReceiveAsync(InboxStand.Eml("Pas une demande", from: ""));
        using var reception = await app.SignInAsync("accueil");
        await (await reception.GetPageAsync("/courriels")).SubmitAsync(
            ".mail-row-actions button[formaction*='Dismiss']"
        );
        (await app.MailAsync(mail.Id)).State.ShouldBe(MailState.NotARequest);

        await (await reception.GetPageAsync("/courriels?ecartes=true")).SubmitAsync(".mail-row-actions button");

        (await app.MailAsync(mail.Id)).State.ShouldBe(MailState.ToSort);
    }

    [SkippableTheory, BothDatabases]
    public async Task Thanks_after_the_end_reopen_nothing_and_a_real_question_does(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await ClosedAsync(app);
        var thanks = await app.ReceiveAsync(InboxStand.Eml($"Re {request.Reference}", text: "Merci beaucoup."));
        thanks.State.ShouldBe(MailState.ToRead);
        using var handler = await app.SignInAsync("voirie");
        var list = await handler.GetPageAsync("/courriels/a-lire");
        list.Text.ShouldContain("Merci beaucoup.");

        await list.SubmitAsync(".mail-row-actions button[formaction*='Thank']");

        (await app.ReadAsync(request)).Status.ShouldBe(RequestStatus.Closed);
        (await handler.GetPageAsync("/courriels/a-lire")).Text.ShouldContain("Rien à lire");
        var question = await app.ReceiveAsync(InboxStand.Eml($"Re {request.Reference}", text: "Le trou est revenu."));
        await (await handler.GetPageAsync("/courriels/a-lire")).SubmitAsync(
            ".mail-row-actions button[formaction*='Reopen']"
        );
        (await app.ReadAsync(request)).IsOpen.ShouldBeTrue();
        (await app.MailAsync(question.Id)).Decision.ShouldBe(MailDecision.Reopened);
    }

    [SkippableTheory, BothDatabases]
    public async Task Who_wrote_on_the_last_day_is_heard_whenever_it_is_read(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await ClosedAsync(app);
        app.Clock.Advance(TimeSpan.FromDays(60));
        await app.ReceiveAsync(InboxStand.Eml($"Re {request.Reference}", text: "Le trou est revenu."));
        app.Clock.Advance(TimeSpan.FromDays(3));
        using var handler = await app.SignInAsync("voirie");

        await (await handler.GetPageAsync("/courriels/a-lire")).SubmitAsync(
            ".mail-row-actions button[formaction*='Reopen']"
        );

        (await app.ReadAsync(request)).IsOpen.ShouldBeTrue();
    }

    [SkippableTheory, BothDatabases]
    public async Task Who_wrote_too_late_gets_a_new_request_linked_to_the_first(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await ClosedAsync(app);
        app.Clock.Advance(TimeSpan.FromDays(30));
        var mail = await app.ReceiveAsync(InboxStand.Eml($"Re {request.Reference}", text: "Le trou est revenu."));
        await ShortenAsync(app, days: 10);
        using var handler = await app.SignInAsync("voirie");
        var former = await handler.GetPageAsync($"/demandes/{request.Reference}");
        former.FindButtonOrNull("Rouvrir").ShouldBeNull();

        var next = await former.SubmitAsync("Nouvelle demande liée");

        next.Path.ShouldNotBe($"/demandes/{request.Reference}");
        next.Text.ShouldContain("Le trou est revenu.");
        next.Text.ShouldContain(request.Reference);
        (await app.ReadAsync(request)).Status.ShouldBe(RequestStatus.Closed);
        (await app.DatabaseAsync(db => db.Set<RequestLink>().SingleAsync())).Kind.ShouldBe(LinkKind.FollowsUp);
        var settled = await app.MailAsync(mail.Id);
        (settled.State, settled.Decision, settled.SettledById).ShouldBe(
            (MailState.Filed, MailDecision.FollowUpTooLate, app.Town.Agent("voirie"))
        );
        (await handler.GetPageAsync("/courriels/a-lire")).Text.ShouldContain("Rien à lire");
    }

    [SkippableTheory, BothDatabases]
    public async Task After_the_window_it_is_a_new_request_linked_to_the_first(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await ClosedAsync(app);
        app.Clock.Advance(TimeSpan.FromDays(61));

        var mail = await app.ReceiveAsync(InboxStand.Eml($"Re {request.Reference}", text: "Le trou est revenu."));

        mail.Decision.ShouldBe(MailDecision.FollowUpTooLate);
        var next = await app.RequestOfAsync(mail);
        next.Id.ShouldNotBe(request.Id);
        (await app.DatabaseAsync(db => db.Set<RequestLink>().SingleAsync())).ShouldSatisfyAllConditions(
            l => l.FromId.ShouldBe(next.Id),
            l => l.ToId.ShouldBe(request.Id),
            l => l.Kind.ShouldBe(LinkKind.FollowsUp)
        );
    }

    [SkippableTheory, BothDatabases]
    public async Task A_message_filed_in_the_wrong_request_leaves_it_whole(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        var mail = await app.ReceiveAsync(
            InboxStand.Eml($"Re {request.Reference}", text: "Autre chose : la cantine de ma fille.")
        );
        mail.RequestId.ShouldBe(request.Id);
        using var handler = await app.SignInAsync("voirie");
        var page = await handler.GetPageAsync($"/demandes/{request.Reference}");
        var confirm = await page.FollowAsync("Détacher ce message dans une nouvelle demande");

        var next = await confirm.SubmitAsync("Détacher ce message");

        next.Path.ShouldNotBe($"/demandes/{request.Reference}");
        next.Text.ShouldContain("la cantine de ma fille");
        var former = await handler.GetPageAsync($"/demandes/{request.Reference}");
        former.Text.ShouldNotContain("la cantine de ma fille");
        former.Text.ShouldContain("a détaché un message dans la demande");
        var found = await handler.GetPageAsync("/recherche?q=cantine+fille");
        found.Has($"a[href='{next.Path}']").ShouldBeTrue();
        found.Has($"a[href='/demandes/{request.Reference}']").ShouldBeFalse();
        (await app.MailAsync(mail.Id)).Decision.ShouldBe(MailDecision.Detached);
    }

    static async Task<CitizenRequest> ClosedAsync(TownApp app)
    {
        var request = await app.TakenRequestAsync();
        return await app.ActAsync(
            "voirie",
            request,
            RequestAction.Close,
            (r, by) => r.Close(ClosureReason.WorkDone, "rebouché", by)
        );
    }

    /// <summary>The town changes its mind: requests are reopened for a shorter time.</summary>
    static Task ShortenAsync(TownApp app, int days) =>
        app.InScopeAsync(services =>
        {
            var settings = services.GetRequiredService<SettingsStore>();
            return services
                .GetRequiredService<Transactions>()
                .RunAsync(
                    async () =>
                    {
                        var rules = await settings.GetAsync<RequestSettings>(CancellationToken.None);
                        await settings.SaveAsync(rules with { ReopenWindowDays = days });
                    },
                    CancellationToken.None
                );
        });

    static string Newsletter(string subject) =>
        InboxStand.Eml(
            subject,
            "Association <lettre@asso.example>",
            fields:
            [
                "List-Id: <lettre.asso.example>",
                "List-Unsubscribe: <mailto:non@asso.example>",
                "Precedence: bulk",
            ]
        );
}
