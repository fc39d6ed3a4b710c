using Microsoft.EntityFrameworkCore;
using Parvis.AppTests.Reminders;
using Parvis.AppTests.Replies;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Interpreters;
using Parvis.Features.Reminders.Digests;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Interpreters;

/// <summary>Somebody speaks for a resident: noted once, asked from a request, told only what they need.</summary>
public sealed class InterpreterTests
{
    [SkippableTheory, BothDatabases]
    public async Task An_interpreter_is_noted_asked_told_little_confirmed_and_called_off(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var admin = await app.SignInAsync("admin");
        var form = await admin.GetPageAsync("/reglages/interpretes/fiche");
        var refused = await form.SubmitAsync(
            "Enregistrer",
            ("Input.Name", "Samira Haddad"),
            ("Input.Email", "samira@interpretes.exemple")
        );
        refused.Errors.ShouldBe(["Cochez au moins une langue."]);
        (
            await refused.SubmitAsync("Enregistrer", ("Input.Languages", "ar"), ("Input.Cost", "45 € de l'heure"))
        ).Text.ShouldContain("Samira Haddad");
        var request = await app.TakenRequestAsync(ReplyStand.Yann with { Language = "ar" });
        using var anne = await app.SignInAsync("voirie");
        (await anne.GetPageAsync("/interpretes")).Text.ShouldContain("45 € de l'heure");

        var page = await anne.GetPageAsync($"/demandes/{request.Reference}");
        page.Text.ShouldContain("parle arabe");
        var booking = await page.FollowAsync("Prévoir un interprète");
        booking.ValueOf("Language").ShouldBe("ar");
        (await booking.SubmitAsync("Prévoir", ("On", new DateOnly(2026, 11, 19)), ("At", "midi"))).Errors.ShouldBe([
            "Donnez l'heure, par exemple 14:30.",
        ]);
        var booked = await booking.SubmitAsync(
            "Prévoir",
            ("On", new DateOnly(2026, 11, 19)),
            ("At", "14:30"),
            ("Place", "Mairie, bureau 3"),
            ("Note", "Monsieur Le Goff entend mal.")
        );
        booked.Text.ShouldContain("L'interprète est prévu.");
        booked.Text.ShouldContain("a prévu un interprète en arabe le jeudi 19 novembre 2026 : Samira Haddad");
        booked.Text.ShouldContain("Demandé, prévenu par courriel");
        await app.SendDueAsync();
        var mail = MailsToInterpreter(app).ShouldHaveSingleItem();
        mail.ShouldContain("arabe");
        mail.ShouldContain("Mairie, bureau 3");
        mail.ShouldNotContain("Le Goff");
        mail.ShouldNotContain("Nid-de-poule");
        (
            await app.DatabaseAsync(db =>
                db.Set<OutboxMessage>()
                    .Where(m => m.Kind == OutboxKind.Interpreter)
                    .Select(m => m.Payload)
                    .SingleAsync()
            )
        ).ShouldBeEmpty();

        var confirmed = await booked.SubmitAsync("Il est confirmé");
        confirmed.Text.ShouldContain("Confirmé, prévenu par courriel");
        app.Clock.Advance(new DateTime(2026, 11, 18, 7, 0, 0, DateTimeKind.Utc) - app.Clock.UtcNow);
        await app.RunJobAsync<DigestJob>();
        await app.SendDueAsync();
        app.Digests("voirie")[^1].ShouldContain("Interprètes prévus");
        // Two days later her session is over.
        using var again = await app.SignInAsync("voirie");
        var called = await (await again.GetPageAsync($"/demandes/{request.Reference}")).SubmitAsync(
            "Annuler l'interprète"
        );
        called.Text.ShouldContain("Annulé, prévenu par courriel");
        await app.SendDueAsync();
        MailsToInterpreter(app).Count.ShouldBe(2);
        (await app.DatabaseAsync(db => db.Set<InterpreterBooking>().Select(b => b.State).SingleAsync())).ShouldBe(
            BookingState.Cancelled
        );
    }

    static List<string> MailsToInterpreter(TownApp app) =>
        [
            .. Directory
                .EnumerateFiles(Directory.CreateDirectory(Path.Combine(app.DataFolder, "outbox")).FullName, "*.eml")
                .Order(StringComparer.Ordinal)
                .Select(File.ReadAllText)
                .Select(QuotedPrintable.Decode)
                .Where(m => m.Contains("samira@interpretes.exemple", StringComparison.Ordinal)),
        ];
}
