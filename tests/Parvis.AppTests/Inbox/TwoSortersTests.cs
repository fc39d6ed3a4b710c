using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Inbox;

/// <summary>Two at the counter sort the same mail: it is done once, and the second is told what is true.</summary>
[OnEachDatabase]
public sealed class TwoSortersTests
{
    const string Register = ".mail-row-actions button[formaction*='Register']";
    const string Dismiss = ".mail-row-actions button[formaction*='Dismiss']";
    const string Overtaken = "Un collègue vient de traiter ce courriel.";

    [SkippableTheory, BothDatabases]
    public async Task The_second_who_makes_a_request_of_it_is_told(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.ReceiveAsync(InboxStand.Eml("Balançoire cassée", from: ""));
        using var one = await app.SignInAsync("accueil");
        using var other = await app.SignInAsync("accueil2");
        var (first, second) = (await one.GetPageAsync("/courriels"), await other.GetPageAsync("/courriels"));
        await first.SubmitAsync(Register);

        var late = await second.SubmitAsync(Register);

        late.Errors.ShouldBe([Overtaken]);
        late.Text.ShouldContain("Tout est trié");
        (await first.SubmitAsync(Register)).Errors.ShouldBe(["Vous avez déjà traité ce courriel."]);
        (await app.RequestCountAsync()).ShouldBe(1);
    }

    [SkippableTheory, BothDatabases]
    public async Task At_the_same_instant_one_request_is_made_and_one_is_told(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        await app.ReceiveAsync(InboxStand.Eml("Balançoire cassée", from: ""));
        using var one = await app.SignInAsync("accueil");
        using var other = await app.SignInAsync("accueil2");
        var (first, second) = (await one.GetPageAsync("/courriels"), await other.GetPageAsync("/courriels"));

        var both = await Task.WhenAll(first.SubmitAsync(Register), second.SubmitAsync(Register));

        both.SelectMany(p => p.Errors).ShouldBe([Overtaken]);
        (await app.RequestCountAsync()).ShouldBe(1);
    }

    [SkippableTheory, BothDatabases]
    public async Task The_second_who_puts_it_in_a_request_is_told_where_the_others_wait(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var mail = await app.ReceiveAsync(InboxStand.Eml("Balançoire cassée", from: ""));
        using var one = await app.SignInAsync("accueil");
        using var other = await app.SignInAsync("accueil2");
        var form = await other.GetPageAsync($"/courriels/{mail.PublicId}");
        await (await one.GetPageAsync("/courriels")).SubmitAsync(Register);
        var made = (await app.RequestOfAsync(await app.MailAsync(mail.Id))).Reference;

        var late = await form.SubmitAsync("main form .btn-primary", ("Reference", made));

        late.Path.ShouldBe("/courriels");
        late.Text.ShouldContain(Overtaken);
    }

    [SkippableTheory, BothDatabases]
    public async Task Who_opens_it_afterwards_is_told_which_request_it_is_in(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var mail = await app.ReceiveAsync(InboxStand.Eml("Balançoire cassée", from: ""));
        using var one = await app.SignInAsync("accueil");
        using var other = await app.SignInAsync("accueil2");
        var list = await other.GetPageAsync("/courriels");
        await (await one.GetPageAsync("/courriels")).SubmitAsync(Register);
        var made = (await app.RequestOfAsync(await app.MailAsync(mail.Id))).Reference;

        var page = await list.FollowAsync("Balançoire cassée");

        page.Title.ShouldBe("Ce courriel est rangé");
        page.Text.ShouldContain("Enregistré comme demande par");
        (await page.FollowAsync(made)).Path.ShouldBe($"/demandes/{made}");
    }

    [SkippableTheory, BothDatabases]
    public async Task Of_one_that_went_into_a_circle_others_learn_nothing(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var mail = await app.ReceiveAsync(InboxStand.Eml("Balançoire cassée", from: ""));
        using var one = await app.SignInAsync("accueil");
        await (await one.GetPageAsync("/courriels")).SubmitAsync(Register);
        var request = await app.RequestOfAsync(await app.MailAsync(mail.Id));
        await app.DatabaseAsync(db =>
            db.Set<CitizenRequest>()
                .Where(r => r.Id == request.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.CircleId, app.Town.SocialCircle))
        );

        var unseen = await one.GetPageAsync($"/courriels/{mail.PublicId}", HttpStatusCode.NotFound);
        var unknown = await one.GetPageAsync($"/courriels/{RandomId.New()}", HttpStatusCode.NotFound);
        unseen.Text.ShouldBe(unknown.Text);
        using var social = await app.SignInAsync("social");
        (await social.GetPageAsync($"/courriels/{mail.PublicId}")).Text.ShouldContain(request.Reference);
    }

    [SkippableTheory, BothDatabases]
    public async Task What_is_a_request_by_now_is_neither_put_aside_nor_back(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var mail = await app.ReceiveAsync(InboxStand.Eml("Balançoire cassée", from: ""));
        using var one = await app.SignInAsync("accueil");
        using var other = await app.SignInAsync("accueil2");
        var (first, second) = (await one.GetPageAsync("/courriels"), await other.GetPageAsync("/courriels"));
        await first.SubmitAsync(Dismiss);
        var aside = await other.GetPageAsync("/courriels?ecartes=true");
        await first.SubmitAsync(Register);

        var dismissed = await second.SubmitAsync(Dismiss);
        var restored = await aside.SubmitAsync(".mail-row-actions button");

        dismissed.Text.ShouldContain("Un courriel était déjà traité : il reste où il est.");
        dismissed.Text.ShouldNotContain("sera effacé");
        restored.Text.ShouldContain("Ce courriel n'était plus parmi les écartés");
        restored.Text.ShouldNotContain("de nouveau à trier");
        (await app.MailAsync(mail.Id)).State.ShouldBe(MailState.Filed);
    }
}
