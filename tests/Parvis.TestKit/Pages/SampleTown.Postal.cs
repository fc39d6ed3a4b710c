using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Data.Blobs;
using Parvis.Features.Postal;
using Parvis.Features.Postal.Batches;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;

namespace Parvis.TestKit.Pages;

/// <summary>Letters on their way out: a batch that is ready, one in the making, and lines of the register.</summary>
public sealed partial class SampleTown
{
    public string Batch { get; private set; } = "";

    public string BatchInTheMaking { get; private set; } = "";

    public string PostedLetter { get; private set; } = "";

    public string ReturnedLetter { get; private set; } = "";

    async Task BatchLettersAsync()
    {
        var pdf = await App.InScopeAsync(services =>
            services
                .GetRequiredService<IBlobStore>()
                .SaveAsync(new MemoryStream("%PDF-1.7 batch"u8.ToArray()), CancellationToken.None)
        );
        var (by, now) = (App.By("accueil"), App.Clock.UtcNow);
        await App.DatabaseAsync(async db =>
        {
            var request = await db.Set<CitizenRequest>().SingleAsync(r => r.Reference == Waiting);
            var (ready, making) = (NewBatch(901, by, now), NewBatch(902, by, now));
            // No node takes it up: it stays as it is for whoever looks.
            making.DueAt = now.AddYears(1);
            db.AddRange(ready, making);
            await db.SaveChangesAsync();
            ready.IsMade(
                pdf.Hash,
                pdf.Size,
                "Ces lettres ne sont pas dans le lot et attendent de nouveau : 26-00001-A."
            );
            var lines = new List<OutgoingLetter>();
            for (var place = 1; place <= Rows; place++)
                lines.Add(await LineAsync(db, request, CorrespondenceState.ToPrint, now));
            foreach (var (place, line) in lines.Index())
            {
                line.Carry((PostalCategory)(place % 5), place % 5 == 3 ? $"1A 000 000 000{place}" : "");
                line.Join(place < Rows - 2 ? ready : making, place + 1);
                line.IsMade(1 + (place % 4), place == 1 ? ["plan.jpg"] : []);
            }

            var today = DateOnly.FromDateTime(now);
            var posted = await LineAsync(db, request, CorrespondenceState.Done, now);
            posted.Carry(PostalCategory.RegisteredWithReceipt, "1A 999 999 999 1");
            posted.Post(today.Year, 901, today, by);
            var returned = await LineAsync(db, request, CorrespondenceState.Done, now);
            returned.Carry(PostalCategory.Ordinary, registeredNumber: null);
            returned.Post(today.Year, 902, today, by);
            returned.ComeBack(today, PostalReturn.Unknown);
            await db.SaveChangesAsync();
            (Batch, BatchInTheMaking) = (ready.PublicId, making.PublicId);
            (PostedLetter, ReturnedLetter) = (posted.PublicId, returned.PublicId);
            return 0;
        });
    }

    static LetterBatch NewBatch(int number, ProcessContext by, DateTime now) =>
        new()
        {
            Year = now.Year,
            Number = number,
            MadeAt = now,
            MadeById = by.AgentId,
            MadeBy = by.Name,
            TwoSided = true,
            DueAt = now,
        };

    static async Task<OutgoingLetter> LineAsync(
        ParvisDbContext db,
        CitizenRequest request,
        CorrespondenceState state,
        DateTime now
    )
    {
        var letter = new Correspondence
        {
            RequestId = request.Id,
            Kind = CorrespondenceKind.RegistrationReceipt,
            Direction = Direction.Outgoing,
            Channel = Channel.Post,
            At = now,
            Author = "Accueil",
            Subject = "Votre demande",
            Body = "Nous avons bien reçu votre demande.",
            Recipient = "Madame Marie Martin\n12 rue des Lilas\n35140 Saint-Aubin",
            State = state,
            SentAt = state == CorrespondenceState.Done ? now : null,
        };
        db.Add(letter);
        await db.SaveChangesAsync();
        var line = OutgoingLetter.Of(letter, request.Reference);
        db.Add(line);
        return line;
    }
}
