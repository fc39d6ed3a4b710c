using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Data.Blobs;
using Parvis.Features.Privacy.Erasing;
using Parvis.Features.Replies.Letter;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Privacy;

public sealed class PrintedErasureTests
{
    [SkippableTheory, BothDatabases]
    public async Task The_pdf_of_a_letter_goes_with_the_person(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var person = await app.KnowZephyrineAsync();
        var asked = await app.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.Phone,
                TopicId = app.Town.Pothole,
                RequesterId = person.Id,
                Subject = "Trou venelle des Frênes",
                Text = "Un trou.",
            }
        );
        var hash = await KeepPdfAsync(app, asked.Id);
        await app.ActAsync(
            "pilote",
            asked.Reference,
            RequestAction.Close,
            (r, by) => r.Close(ClosureReason.WorkDone, "fait", by)
        );
        app.Clock.Advance(TimeSpan.FromDays(100));
        using var officer = await app.SignInAsync("dpo");
        var address = await officer.OpenCaseAsync(person.PublicId, "Erasure");
        await officer.GetPageAsync($"{address}/donnees");
        var page = await officer.GetPageAsync($"{address}/effacement");

        var done = await page.SubmitAsync("Effacer définitivement", ("Reason", "demande fondée, article 17-1-a"));

        done.Text.ShouldContain("Ce qui pouvait l'être est effacé.");
        (await app.DatabaseAsync(db => db.Set<PrintedLetter>().CountAsync())).ShouldBe(0);
        await app.RunJobAsync<EraseBlobsJob>();
        await using var left = await app.Services.GetRequiredService<IBlobStore>().OpenAsync(hash, default);
        left.ShouldBeNull();
    }

    static Task<string> KeepPdfAsync(TownApp app, long request) =>
        app.InScopeAsync(async services =>
        {
            using var bytes = new MemoryStream("%PDF-1.7 Zéphyrine"u8.ToArray());
            var blob = await services.GetRequiredService<IBlobStore>().SaveAsync(bytes, CancellationToken.None);
            var db = services.GetRequiredService<ParvisDbContext>();
            var letter = new Correspondence
            {
                RequestId = request,
                Direction = Direction.Outgoing,
                Channel = Channel.Post,
                At = app.Clock.UtcNow,
                Author = "Anne Morel",
                Body = "C'est réparé.",
                Recipient = "Zéphyrine\n1 rue Haute",
            };
            db.Add(letter);
            await db.SaveChangesAsync();
            var printed = new PrintedLetter { CorrespondenceId = letter.Id };
            printed.Become(
                new MadeLetter(blob.Hash, blob.Size, "WeasyPrint"),
                CorrespondenceState.ToPrint,
                app.Clock.UtcNow
            );
            db.Add(printed);
            await db.SaveChangesAsync();
            return blob.Hash;
        });
}
