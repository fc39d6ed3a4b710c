using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Inbox.Storing;
using Parvis.TestKit;

namespace Parvis.BrowserTests.Journeys;

public sealed partial class MailBecomesRequestTests
{
    static readonly TimeSpan UndoTime = TimeSpan.FromSeconds(16);

    /// <summary>
    /// A message that looks like a newsletter waits to be sorted; reception makes a request of it, the department answers, and
    /// what the resident writes back arrives in the same request.
    /// </summary>
    [SkippableTheory, InlineData(true), InlineData(false)]
    public async Task A_message_is_sorted_answered_and_the_conversation_goes_on(bool javaScript)
    {
        var screen = Screen.Desktop with { JavaScript = javaScript };
        var app = await JourneyTown.SharedAsync();
        var lastName = javaScript ? "Cadiou" : "Le Bihan";
        var from = $"Rozenn {lastName} <{JourneyTown.MailOf(lastName)}>";
        var subject = $"Le square des {lastName}";
        await using (var administrator = await Clerk.SignInAsync(app, "admin", screen))
        {
            await administrator.GoAsync($"/reglages/boites/fiche/{Mailbox.LocalId}");
            await administrator.ChooseAsync("Service qui s'en charge", "Voirie");
            await administrator.PressAsync("Enregistrer");
            await administrator.SeesAsync("est enregistrée");
        }

        await DropAsync(
            app,
            subject,
            from,
            "Nous sommes trente à demander un banc à l'ombre.",
            "List-Id: <voisins.exemple.fr>"
        );

        await using var reception = await Clerk.SignInAsync(app, "accueil", screen);
        await reception.GoAsync("/courriels");
        await reception.SeesAsync("Sans doute pas des demandes");
        await reception.OpenRowAsync(subject);
        await reception.SeesAsync("un banc à l'ombre");
        await reception.PressAsync("Nouvelle demande");
        var reference = await reception.ReferenceAsync();
        await reception.SeesAsync("un banc à l'ombre");

        await using var handler = await Clerk.SignInAsync(app, "voirie", screen);
        await handler.GoAsync($"/demandes/{reference}");
        await handler.PressAsync("La prendre");
        await handler.SeesAsync("Cette demande est la vôtre.");
        await handler.FollowAsync("Répondre");
        await handler.FillAsync("Réponse", "Bonjour,\n\nun banc sera posé en mars.");
        await handler.PressAsync("Envoyer");
        await handler.SeesAsync("Votre réponse part dans quelques secondes");
        app.Clock.Advance(UndoTime);
        var answer = await AnswerAsync(app, reference, lastName);
        answer.ShouldMatch("(?m)^In-Reply-To: <square");

        var id = MessageId().Match(answer).Groups["id"].Value;
        await DropAsync(app, $"Re: {subject}", from, "Merci, tout le quartier est content.", $"In-Reply-To: <{id}>");
        await handler.GoAsync($"/demandes/{reference}");
        await handler.SeesAsync("tout le quartier est content");
    }

    /// <summary>The receipt is about the same request and goes to the same person.</summary>
    static async Task<string> AnswerAsync(TownApp app, string reference, string lastName)
    {
        for (var turn = 0; turn < 100; turn++)
        {
            await app.MailAboutAsync(reference, JourneyTown.MailOf(lastName));
            var answer = Directory
                .EnumerateFiles(Path.Combine(app.DataFolder, "outbox"), "*.eml")
                .Select(File.ReadAllText)
                .FirstOrDefault(m => m.Contains("banc sera pos", StringComparison.Ordinal) && m.Contains(reference));
            if (answer is not null)
                return answer;
            await Task.Delay(100);
        }

        throw new TimeoutException($"No answer about {reference} left.");
    }

    /// <summary>As another program does it; filed by the town's own jobs.</summary>
    static async Task DropAsync(TownApp app, string subject, string from, string text, string field)
    {
        var key = Guid.NewGuid().ToString("N");
        var eml =
            $"From: {from}\r\nTo: mairie@saint-aubin.example\r\nSubject: {subject}\r\nMessage-ID: <square-{key}@exemple.fr>\r\n"
            + $"Date: Mon, 23 Nov 2026 08:00:00 +0100\r\n{field}\r\n"
            + $"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n";
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(app.DataFolder, "inbox")).FullName, key);
        await File.WriteAllTextAsync(path, eml, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        File.SetLastWriteTimeUtc(path, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        File.Move(path, $"{path}.eml");
        for (var turn = 0; turn < 300; turn++)
        {
            if (
                await app.DatabaseAsync(db =>
                    db.Set<StoredMail>().AnyAsync(m => m.Subject == subject && m.State != MailState.Stored)
                )
            )
                return;
            await Task.Delay(100);
        }

        throw new TimeoutException($"{subject} was not filed.");
    }

    [GeneratedRegex(
        "^Message-ID: <(?<id>[^>]+)>",
        RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex MessageId();
}
