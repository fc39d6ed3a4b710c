using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.AppTests.Privacy;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Data.Blobs;
using Parvis.Features.Inbox.Jobs;
using Parvis.Features.Inbox.Sorting;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Privacy.Erasing;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Inbox;

/// <summary>Messages as they came are personal data too: told, erased, and never kept for ever.</summary>
public sealed class MailPrivacyTests
{
    const string Sender = $"Zéphyrine Quatremère <{PrivacyStand.Email}>";

    [SkippableTheory, BothDatabases]
    public async Task Whoever_is_erased_leaves_no_message_behind(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var person = await app.KnowZephyrineAsync();
        var mail = await app.ReceiveAsync(InboxStand.Eml("Une demande de Zéphyrine", Encoded(Sender)));
        var list = await app.ReceiveAsync(
            InboxStand.Eml("Lettre de Zéphyrine", Encoded(Sender), fields: ["List-Id: <l.example>", "Precedence: bulk"])
        );
        var request = await app.RequestOfAsync(mail);
        await app.ActAsync("pilote", request, RequestAction.Close, (r, by) => r.Close(ClosureReason.WorkDone, "", by));
        app.Clock.Advance(TimeSpan.FromDays(100));
        using var officer = await app.SignInAsync("dpo");
        var access = await officer.OpenCaseAsync(person.PublicId, "Access");
        (await officer.GetPageAsync($"{access}/donnees")).Text.ShouldContain("Courriel d'origine");
        var address = await officer.OpenCaseAsync(person.PublicId, "Erasure");
        await officer.GetPageAsync($"{address}/donnees");

        var done = await (await officer.GetPageAsync($"{address}/effacement")).SubmitAsync(
            "Effacer définitivement",
            ("Reason", "demande fondée, article 17-1-a")
        );

        done.Text.ShouldContain("Ce qui pouvait l'être est effacé.");
        await app.RunJobAsync<EraseBlobsJob>();
        foreach (var stored in new[] { mail, list })
        {
            (await app.MailAsync(stored.Id)).State.ShouldBe(MailState.Erased);
            (
                await app.InScopeAsync(s =>
                    s.GetRequiredService<IBlobStore>().OpenAsync(stored.Hash!, CancellationToken.None)
                )
            ).ShouldBeNull();
        }

        (await app.TracesAsync()).ShouldBeEmpty();
    }

    [SkippableTheory, BothDatabases]
    public async Task Of_an_address_that_a_family_shares_only_what_bears_their_name_is_theirs(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var person = await app.KnowZephyrineAsync();
        await app.AddPersonAsync(
            ReplyStand.Yann with
            {
                Contacts = [new ContactOptions(ContactKind.Email, PrivacyStand.Email)],
            }
        );
        var newsletter = new[] { "List-Id: <l.example>", "Precedence: bulk" };
        var partners = await app.ReceiveAsync(
            InboxStand.Eml("Lettre de Yann", $"Yann Le Goff <{PrivacyStand.Email}>", fields: newsletter)
        );
        var dismissed = await app.ReceiveAsync(
            InboxStand.Eml("Lettre de Zéphyrine", Encoded(Sender), fields: newsletter)
        );
        var waiting = await app.ReceiveAsync(InboxStand.Eml("Liste de Zéphyrine", Encoded(Sender), fields: newsletter));
        var reception = await app.ViewerAsync("accueil");
        await app.InScopeAsync(services =>
            services
                .GetRequiredService<MailSorting>()
                .DismissAsync([partners.PublicId, dismissed.PublicId], reception, CancellationToken.None)
        );
        using var officer = await app.SignInAsync("dpo");
        var access = await officer.OpenCaseAsync(person.PublicId, "Access");
        var told = (await officer.GetPageAsync($"{access}/donnees")).Text;
        var address = await officer.OpenCaseAsync(person.PublicId, "Erasure");
        await officer.GetPageAsync($"{address}/donnees");

        await (await officer.GetPageAsync($"{address}/effacement")).SubmitAsync(
            "Effacer définitivement",
            ("Reason", "demande fondée, article 17-1-a")
        );

        told.ShouldContain("Liste de Zéphyrine");
        told.ShouldNotContain("Lettre de Yann");
        (await app.MailAsync(partners.Id)).State.ShouldBe(MailState.NotARequest);
        (await app.MailAsync(dismissed.Id)).State.ShouldBe(MailState.Erased);
        (await app.MailAsync(waiting.Id)).State.ShouldBe(MailState.ToSort);
    }

    [SkippableTheory, BothDatabases]
    public async Task The_message_as_it_came_goes_when_its_time_is_over_and_the_request_stays(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var mail = await app.ReceiveAsync(InboxStand.Eml());
        var request = await app.RequestOfAsync(mail);
        using var pilot = await app.SignInAsync("pilote");
        (await pilot.GetPageAsync($"/demandes/{request.Reference}")).Text.ShouldContain(
            "Télécharger le courriel d'origine"
        );

        app.Clock.Advance(TimeSpan.FromDays(400));
        await app.RunJobAsync<EraseMailJob>();
        (await app.MailAsync(mail.Id)).Hash.ShouldNotBeNull("the request is open");
        await app.ActAsync("pilote", request, RequestAction.Close, (r, by) => r.Close(ClosureReason.WorkDone, "", by));
        await app.RunJobAsync<EraseMailJob>();

        var page = await (await app.SignInAsync("pilote")).GetPageAsync($"/demandes/{request.Reference}");
        page.Text.ShouldNotContain("Télécharger le courriel d'origine");
        page.Text.ShouldContain("Un trou profond devant le 12.");
        (await app.MailAsync(mail.Id)).Hash.ShouldBeNull();
    }

    [SkippableTheory, BothDatabases]
    public async Task What_was_written_after_the_end_stays_until_somebody_has_read_it(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var request = await app.TakenRequestAsync();
        await app.ActAsync("voirie", request, RequestAction.Close, (r, by) => r.Close(ClosureReason.WorkDone, "", by));
        var mail = await app.ReceiveAsync(InboxStand.Eml($"Re {request.Reference}", text: "Merci beaucoup."));
        mail.State.ShouldBe(MailState.ToRead);
        app.Clock.Advance(TimeSpan.FromDays(800));
        await app.RunJobAsync<EraseMailJob>();
        (await app.MailAsync(mail.Id)).Hash.ShouldNotBeNull();
        using var handler = await app.SignInAsync("voirie");

        await (await handler.GetPageAsync("/courriels/a-lire")).SubmitAsync(
            ".mail-row-actions button[formaction*='Thank']"
        );
        await app.RunJobAsync<EraseMailJob>();

        (await app.MailAsync(mail.Id)).Hash.ShouldBeNull();
    }

    /// <summary>As a mail program writes a name with accents.</summary>
    static string Encoded(string sender)
    {
        var at = sender.IndexOf('<', StringComparison.Ordinal);
        var name = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(sender[..at].Trim()));
        return $"=?utf-8?B?{name}?= {sender[at..]}";
    }
}
