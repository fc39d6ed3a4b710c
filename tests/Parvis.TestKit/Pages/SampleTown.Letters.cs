using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Data.Blobs;
using Parvis.Features.Letters;
using Parvis.Features.Letters.Reading;
using Parvis.Features.Letters.Scans;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Scans.Files;
using Parvis.Scans.Matching;

namespace Parvis.TestKit.Pages;

/// <summary>Scanned post, written down as the programs that read it would: they need not be here.</summary>
public sealed partial class SampleTown
{
    const int LettersOfTheMorning = 12;

    public string Scan { get; private set; } = "";

    public string LetterToRegister { get; private set; } = "";

    public string LetterAside { get; private set; } = "";

    public string RegisteredLetter { get; private set; } = "";

    async Task ScanPostAsync()
    {
        var picture = Convert.FromBase64String(
            "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA="
        );
        var scan = await KeepScanAsync(picture);
        var marieId = await App.DatabaseAsync(db =>
            db.Set<Requester>().Where(r => r.PublicId == Town.Marie).Select(r => r.Id).SingleAsync()
        );
        await App.DatabaseAsync(async db =>
        {
            for (var page = 1; page <= LettersOfTheMorning + 1; page++)
            {
                var letter = new IncomingLetter
                {
                    ScanId = scan.Id,
                    Pages = IncomingLetter.PagesOf([page]),
                    CameAt = scan.StoredAt,
                    Hash = scan.Hash,
                    Size = scan.Size,
                    DepartmentId = Town.Roads,
                };
                letter.IsReadAs(Proposals(marieId, page).Save());
                if (page > LettersOfTheMorning)
                    letter.SetAside("Publicité", App.By("accueil"));
                db.Add(letter);
            }

            await db.SaveChangesAsync();
            var letters = await db.Set<IncomingLetter>().OrderBy(l => l.Id).ToListAsync();
            LetterToRegister = letters.First(l => l.State == LetterState.ToRegister).PublicId;
            LetterAside = letters.First(l => l.State == LetterState.SetAside).PublicId;
            return 0;
        });
        await App.RegisterRequestAsync(
            new NewRequest
            {
                Channel = Channel.Post,
                Subject = "Trottoir abîmé",
                Text = "Par lettre.",
                TopicId = Town.Pothole,
            }
        );
        RegisteredLetter = await App.DatabaseAsync(db =>
            db.Set<IncomingLetter>().Where(l => l.State == LetterState.Registered).Select(l => l.PublicId).FirstAsync()
        );
    }

    LetterProposals Proposals(long marieId, int page) =>
        new()
        {
            Sender = new ProposedSender
            {
                FirstName = "Marie",
                LastName = "Martin",
                Address = "12 rue des Lilas\n35140 Saint-Aubin",
                IsSure = true,
            },
            WrittenOn = DateOnly.FromDateTime(App.Clock.UtcNow).AddDays(-3),
            DateIsSure = true,
            Subject = $"Nid-de-poule devant le {page} de la rue des Lilas",
            RegisteredNumber = "1A 123 456 7890 1",
            People = [new ProposedPerson(marieId, 0.8, [MatchReason.SameName, MatchReason.SameStreet])],
            Topics = [Town.Pothole, Town.Tree, Town.Noise],
            Text = "Madame la Maire,\nun trou s'est ouvert devant chez moi.",
            Language = "fr",
            IsComplete = true,
        };

    async Task<ScanFile> KeepScanAsync(byte[] picture)
    {
        var blob = await App.InScopeAsync(services =>
            services.GetRequiredService<IBlobStore>().SaveAsync(new MemoryStream(picture), CancellationToken.None)
        );
        var scan = new ScanFile
        {
            SourceKey = RandomId.New(),
            Name = "matin.pdf",
            Hash = blob.Hash,
            Fingerprint = blob.Hash,
            Size = blob.Size,
            StoredAt = App.Clock.UtcNow,
            DueAt = App.Clock.UtcNow,
        };
        scan.IsFound(new ScanInspection { Kind = ScanKind.Pdf, Pages = LettersOfTheMorning + 1 });
        scan.IsRead();
        var refused = new ScanFile
        {
            SourceKey = RandomId.New(),
            Name = "abime.pdf",
            Hash = blob.Hash,
            Fingerprint = blob.Hash,
            Size = blob.Size,
            StoredAt = App.Clock.UtcNow,
            DueAt = App.Clock.UtcNow,
        };
        refused.Refuse("Ce fichier est abîmé et ne s'ouvre pas : numérisez de nouveau.");
        await App.DatabaseAsync(async db =>
        {
            db.AddRange(scan, refused);
            await db.SaveChangesAsync();
            for (var page = 1; page <= LettersOfTheMorning + 1; page++)
                db.Add(
                    new ScanPage
                    {
                        ScanId = scan.Id,
                        Number = page,
                        ThumbnailHash = blob.Hash,
                        PictureHash = blob.Hash,
                        IsComplete = true,
                    }
                );
            return await db.SaveChangesAsync();
        });
        Scan = scan.PublicId;
        return scan;
    }
}
