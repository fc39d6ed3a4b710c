using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Letters;
using Parvis.Features.Letters.Jobs;
using Parvis.Features.Letters.Reading;
using Parvis.Features.Letters.Scans;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Scans.Matching;
using Parvis.Scans.Pages;
using Parvis.TestKit;

namespace Parvis.AppTests.Letters;

/// <summary>What the tests of scanned post ask of a town.</summary>
static class LetterStand
{
    /// <summary>As a word processor writes it: its text need not be recognised.</summary>
    public const string Pothole =
        "Marie Martin\n12 rue des Lilas\n35140 Saint-Aubin\nmarie.martin@exemple.example\n \nMairie de Saint-Aubin\n1 place de la Mairie\n35140 Saint-Aubin\n \nSaint-Aubin, le 13 novembre 2026\n \nObjet : Nid-de-poule rue des Lilas\n \nMonsieur le Maire,\nJe vous signale un nid-de-poule devant le 12 de la rue des Lilas.\nUn pneu de ma voiture y a creve hier matin.\nPourriez-vous faire reparer la chaussee ?\nJe vous prie d'agreer mes salutations distinguees.\n \nMarie Martin";

    public const string Tree =
        "Yann Le Goff\n3 allee des Tilleuls\n35140 Saint-Aubin\n \nMairie de Saint-Aubin\n1 place de la Mairie\n35140 Saint-Aubin\n \nSaint-Aubin, le 12 novembre 2026\n \nObjet : Arbre dangereux\n \nMadame, Monsieur,\nL'arbre devant chez moi penche et menace de tomber sur le trottoir.\nMerci de le faire elaguer avant l'hiver.\nCordialement,\n \nYann Le Goff";

    public static void NeedPrograms() =>
        Requirements.Need(
            ScanReader.MissingPrograms.Count == 0,
            $"Programs that read scans are not here: {string.Join(", ", ScanReader.MissingPrograms)}."
        );

    public static string Folder(TownApp app) => Path.Combine(app.DataFolder, "scans");

    /// <summary>As the scanner leaves it in its folder; taken, not read yet.</summary>
    public static async Task<ScanFile> DropAsync(this TownApp app, string name, byte[] content)
    {
        var path = Path.Combine(Directory.CreateDirectory(Folder(app)).FullName, name);
        await File.WriteAllBytesAsync($"{path}.part", content);
        File.Move($"{path}.part", path);
        for (var turn = 0; turn < 100; turn++)
        {
            await app.RunJobAsync<TakeScansJob>();
            if (
                await app.DatabaseAsync(db =>
                    db.Set<ScanFile>().AsNoTracking().FirstOrDefaultAsync(s => s.Name == name)
                ) is
                { } scan
            )
                return scan;
            await Task.Delay(50);
        }

        throw new TimeoutException($"{name} was not taken.");
    }

    /// <summary>Dropped, taken and read; the town's own job may do it first.</summary>
    public static async Task<ScanFile> ReadScanAsync(this TownApp app, string name, byte[] content)
    {
        var dropped = await app.DropAsync(name, content);
        for (var turn = 0; turn < 600; turn++)
        {
            await app.RunJobAsync<ReadScansJob>();
            var scan = await app.ScanAsync(dropped.Id);
            if (scan.State != ScanState.Stored)
                return scan;
            await Task.Delay(100);
        }

        throw new TimeoutException($"{name} was not read.");
    }

    public static Task<ScanFile> ScanAsync(this TownApp app, long id) =>
        app.DatabaseAsync(db => db.Set<ScanFile>().AsNoTracking().FirstAsync(s => s.Id == id));

    public static Task<List<IncomingLetter>> LettersAsync(this TownApp app) =>
        app.DatabaseAsync(db => db.Set<IncomingLetter>().AsNoTracking().OrderBy(l => l.Id).ToListAsync());

    public static Task<List<CitizenRequest>> RequestsOfAsync(this TownApp app, IncomingLetter letter) =>
        app.DatabaseAsync(db =>
            (
                from link in db.Set<LetterRequest>()
                join request in db.Set<CitizenRequest>().AsNoTracking() on link.RequestId equals request.Id
                where link.LetterId == letter.Id
                orderby request.Id
                select request
            ).ToListAsync()
        );

    /// <summary>As the programs that read scans would leave it; they need not be here.</summary>
    /// <param name="app">The town.</param>
    /// <param name="marie">Why Marie may have written; nobody is recognised when absent.</param>
    public static Task<IncomingLetter> WaitingLetterAsync(this TownApp app, MatchReason[]? marie = null) =>
        app.DatabaseAsync(async db =>
        {
            var id = await db.Set<Requester>().Where(r => r.PublicId == app.Town.Marie).Select(r => r.Id).FirstAsync();
            var letter = new IncomingLetter { CameAt = app.Clock.UtcNow };
            letter.IsReadAs(
                new LetterProposals
                {
                    Subject = "Trou dans la rue",
                    People = marie is null ? [] : [new ProposedPerson(id, 0.6, marie)],
                    Topics = [app.Town.Pothole],
                    Text = "Un trou.",
                    IsComplete = true,
                }.Save()
            );
            db.Add(letter);
            await db.SaveChangesAsync();
            return letter;
        });
}
