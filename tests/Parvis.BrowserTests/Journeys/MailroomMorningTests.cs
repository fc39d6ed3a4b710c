using Microsoft.EntityFrameworkCore;
using Parvis.Features.Letters;
using Parvis.Features.Letters.Jobs;
using Parvis.Features.Letters.Scans;
using Parvis.Scans.Pages;
using Parvis.TestKit;

namespace Parvis.BrowserTests.Journeys;

/// <summary>A town of its own: another journey's post must not be in the pile.</summary>
public sealed class MailroomMorningTests
{
    /// <summary>
    /// The scanner leaves one file of five pages; the mailroom opens the pile, accepts the first letter with the Enter key,
    /// sets the next one aside, and prints the register.
    /// </summary>
    [SkippableTheory, InlineData(true), InlineData(false)]
    public async Task A_pile_is_scanned_read_and_registered(bool javaScript)
    {
        Requirements.Need(ScanReader.MissingPrograms.Count == 0, "Programs that read scans are not here.");
        await using var app = await TownApp.StartAsync(Data.DatabaseKind.Sqlite);
        await ScanAsync(app);

        await using var mailroom = await Clerk.SignInAsync(
            app,
            "accueil",
            Screen.Desktop with
            {
                JavaScript = javaScript,
            }
        );
        await mailroom.FollowAsync("Courrier");
        await mailroom.SeesAsync("Nid-de-poule avenue Georges-Pompidou");
        await mailroom.SeesAsync("SARL El Khattabi et Fils");
        await mailroom.FollowAsync("Nid-de-poule avenue Georges-Pompidou");
        await mailroom.SeesAsync("Page 1 sur 1");
        await mailroom.PressAsync("Enregistrer, lettre suivante");
        await mailroom.SeesAsync("Lettre A-2026-00001 enregistrée");

        // The next letter opened by itself.
        await mailroom.SeesInFieldAsync("Objet", "Demande de domiciliation");
        await mailroom.Page.GetByText("Ce n'est pas une demande").ClickAsync();
        await mailroom.FillAsync("Pourquoi", "Lettre pour la préfecture");
        await mailroom.PressAsync("Écarter la lettre");
        await mailroom.SeesAsync("Tout est enregistré");

        await mailroom.FollowAsync("Registre");
        await mailroom.SeesAsync("A-2026-00001");
        await mailroom.SeesAsync("Quentin Texier");
        var letter = await app.DatabaseAsync(db =>
            db.Set<IncomingLetter>().AsNoTracking().FirstAsync(l => l.State == LetterState.Registered)
        );
        letter.Hash.ShouldNotBeNull();
    }

    static async Task ScanAsync(TownApp app)
    {
        var folder = Directory.CreateDirectory(Path.Combine(app.DataFolder, "scans")).FullName;
        File.Copy(Repository.Corpus("letters", "morning.tif"), Path.Combine(folder, "matin.tif.part"));
        File.Move(Path.Combine(folder, "matin.tif.part"), Path.Combine(folder, "matin.tif"));
        for (var turn = 0; turn < 600; turn++)
        {
            await app.RunJobAsync<TakeScansJob>();
            await app.RunJobAsync<ReadScansJob>();
            if (await app.DatabaseAsync(db => db.Set<ScanFile>().AnyAsync(s => s.State == ScanState.Read)))
                return;
            await Task.Delay(100);
        }

        throw new TimeoutException("The scan was not read.");
    }
}
