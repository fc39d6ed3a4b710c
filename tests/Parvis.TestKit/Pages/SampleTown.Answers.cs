using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Data.Blobs;
using Parvis.Features.Replies.Letter;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;

namespace Parvis.TestKit.Pages;

/// <summary>What is written to residents, and what an elected official hears.</summary>
public sealed partial class SampleTown
{
    /// <summary>Answered by a letter that is to be printed.</summary>
    public string Mailed { get; private set; } = "";

    public string Letter { get; private set; } = "";

    /// <summary>Its answer goes to an address nobody knows: a second look is asked.</summary>
    public string Doubtful { get; private set; } = "";

    /// <summary>Acknowledged by a letter that asked for items.</summary>
    public string Incomplete { get; private set; } = "";

    /// <summary>Address of what the elected official found.</summary>
    public string Look { get; private set; } = "";

    /// <summary>Address of the receipt of a note taken in the street.</summary>
    public string StreetNote { get; private set; } = "";

    async Task AnswerAsync()
    {
        Mailed = await RegisterAsync("Trou rue Basse", Town.Pothole);
        Doubtful = await RegisterAsync("Trou rue Haute", Town.Pothole);
        foreach (var reference in new[] { Mailed, Doubtful })
            await App.ActAsync("voirie", reference, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        using var handler = await App.SignInAsync("voirie");
        var letter = await handler.GetPageAsync($"/demandes/{Mailed}/reponse");
        await letter.SubmitAsync(
            ".reply-send .btn-primary",
            ("Input.Channel", nameof(Channel.Post)),
            ("Input.Envelope", "M. Yann Le Goff\n12 rue des Lilas\n35140 Saint-Aubin"),
            ("Input.Body", "Le trou sera rebouché mardi.")
        );
        Letter = await App.DatabaseAsync(db =>
            db.Set<Correspondence>()
                .Where(c =>
                    c.State == CorrespondenceState.ToPrint
                    && db.Set<CitizenRequest>().Any(r => r.Id == c.RequestId && r.Reference == Mailed)
                )
                .OrderByDescending(c => c.Id)
                .Select(c => c.PublicId)
                .FirstAsync()
        );
        await KeepPdfAsync();
        await ComeBackAsync();
        await AskForItemsAsync();
        var mail = await handler.GetPageAsync($"/demandes/{Doubtful}/reponse");
        var doubt = await mail.SubmitAsync(
            ".reply-send .btn-primary",
            ("Input.Channel", nameof(Channel.Email)),
            ("Input.Email", "inconnue@example.org"),
            ("Input.Body", "Le trou sera rebouché mardi.")
        );
        if (!doubt.Path.EndsWith("/reponse/verification", StringComparison.Ordinal))
            throw new UnexpectedAnswerException($"An unknown address was not doubted: {doubt.Path}\n{doubt.Text}");
    }

    /// <summary>As a program of the machine would have made it, which not every machine has.</summary>
    Task KeepPdfAsync() =>
        App.InScopeAsync(async services =>
        {
            using var bytes = new MemoryStream("%PDF-1.7"u8.ToArray());
            var blob = await services.GetRequiredService<IBlobStore>().SaveAsync(bytes, CancellationToken.None);
            var db = services.GetRequiredService<ParvisDbContext>();
            var letter = await db.Set<Correspondence>().SingleAsync(c => c.PublicId == Letter);
            var printed = new PrintedLetter { CorrespondenceId = letter.Id };
            printed.Become(new MadeLetter(blob.Hash, blob.Size, "WeasyPrint"), letter.State, App.Clock.UtcNow);
            db.Add(printed);
            return await db.SaveChangesAsync();
        });

    async Task AskForItemsAsync()
    {
        await App.ConfirmAppealRoutesAsync();
        Incomplete = await RegisterAsync("Trou rue Neuve", Town.Pothole);
        await App.ActAsync("voirie", Incomplete, RequestAction.Take, (r, by) => r.Take(by.AgentId!.Value, by));
        using var handler = await App.SignInAsync("voirie");
        var form = await handler.GetPageAsync($"/demandes/{Incomplete}/accuse");
        await form.SubmitAsync(
            "Envoyer l'accusé",
            ("Input.Channel", nameof(Channel.Post)),
            ("Input.Envelope", "M. Yann Le Goff\n12 rue des Lilas\n35140 Saint-Aubin"),
            ("Input.Incomplete", "true"),
            ("Input.Others", "Constat d'huissier\nPhotographie (facultatif)")
        );
        var letter = await App.DatabaseAsync(db =>
            db.Set<Correspondence>()
                .Where(c => c.Kind == CorrespondenceKind.Acknowledgement)
                .Select(c => c.PublicId)
                .SingleAsync()
        );
        var print = await handler.GetPageAsync($"/demandes/{Incomplete}/courrier/{letter}");
        await print.SubmitAsync("Imprimé et remis au courrier");
    }

    /// <summary>An answer that came back, and receipts that could not leave.</summary>
    Task ComeBackAsync() =>
        App.DatabaseAsync(async db =>
        {
            var waiting = await db.Set<CitizenRequest>().SingleAsync(r => r.Reference == Waiting);
            for (var row = 0; row < Rows; row++)
            {
                var message = new Correspondence
                {
                    RequestId = waiting.Id,
                    Kind = row == 0 ? CorrespondenceKind.Message : CorrespondenceKind.RegistrationReceipt,
                    Direction = Direction.Outgoing,
                    Channel = Channel.Email,
                    At = App.Clock.UtcNow,
                    Author = "Anne Morel",
                    Subject = "Votre demande",
                    Body = "Une photo, s'il vous plaît.",
                    Recipient = "marie@exemple.example",
                };
                message.Bounce("Cette boîte est pleine (code 5.2.2).", App.Clock.UtcNow);
                db.Add(message);
            }

            return await db.SaveChangesAsync();
        });

    async Task HearInTheStreetAsync()
    {
        using var administrator = await App.SignInAsync("admin");
        var delegation = await administrator.GetPageAsync($"/reglages/elus/{Town.ElectedOfficial}/delegation");
        await delegation.SubmitAsync(
            "Enregistrer la délégation",
            ("Extent", Town.Pothole),
            ("DecidedOn", new DateOnly(2026, 4, 2)),
            ("DecisionReference", "arrêté n° 2026-112")
        );
        using var official = await App.SignInAsync("elue");
        var search = await official.GetPageAsync("/elu");
        Look = (await search.SubmitAsync("Chercher", ("Name", "Le Goff"))).Path;
        var note = await official.GetPageAsync("/elu/note");
        StreetNote = (
            await note.SubmitAsync(
                "Transmettre à la mairie",
                ("Words", "Un trou devant l'école, entendu au marché."),
                ("Place", "place du Marché")
            )
        ).Path;
    }
}
