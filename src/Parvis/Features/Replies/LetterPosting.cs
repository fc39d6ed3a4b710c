using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Clocks.Items;
using Parvis.Features.Requests;
using Parvis.Features.Settings;

namespace Parvis.Features.Replies;

/// <summary>A printed letter went to the post: for the record, that is the moment it left.</summary>
public sealed class LetterPosting(ParvisDbContext db, ReplyDrafts drafts, ItemsDemands demands, TownClock town)
{
    public async Task PostAsync(
        CitizenRequest request,
        string publicId,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var letter =
            await db.Set<Correspondence>()
                .FirstOrDefaultAsync(c => c.PublicId == publicId && c.RequestId == request.Id, cancellationToken)
            ?? throw new RequestNotFoundException(request.Reference);
        if (letter.State != CorrespondenceState.ToPrint)
            throw new RefusedException(
                letter.State == CorrespondenceState.Done
                    ? "Cette lettre est déjà notée comme remise au courrier."
                    : "L'envoi de cette lettre a été annulé : ne la postez pas."
            );
        var demand = letter.Kind.IsNotice() ? await demands.ByMessageAsync(letter.Id, cancellationToken) : null;
        if (letter.Kind.IsNotice())
            await RefuseStaleAsync(request, letter, demand, cancellationToken);
        letter.State = CorrespondenceState.Done;
        letter.SentAt = by.At;
        if (letter.Kind == CorrespondenceKind.RegistrationReceipt)
            return;
        if (letter.Kind.IsNotice())
        {
            var asks = demand is not null;
            request.NoticeLeft(letter.Id, letter.Kind, letter.Channel, asks);
            return;
        }

        request.ReplyLeft(letter.Id, letter.Channel);
        if (await drafts.FindAsync(request.Id, cancellationToken) is { } draft && draft.CorrespondenceId == letter.Id)
            db.Remove(draft);
    }

    /// <summary>A letter of the law tells dates: when they are no longer so, it must not leave.</summary>
    async Task RefuseStaleAsync(
        CitizenRequest request,
        Correspondence letter,
        ItemsDemand? demand,
        CancellationToken cancellationToken
    )
    {
        if (letter.Kind == CorrespondenceKind.RegistrationReceipt)
            return;
        if (!request.IsOpen)
            throw new RefusedException("La demande n'attend plus : ne postez pas cette lettre.");
        var written = DateOnly.FromDateTime(await town.ToLocalAsync(letter.At, cancellationToken));
        // Days given for items suspend the clock from the day the list leaves: the date it tells was counted from the day it was written.
        if (demand is { StopsTheClock: true } && written != await town.TodayAsync(cancellationToken))
            throw new RefusedException(
                $"Cette lettre du {written:dd/MM} annonce une date comptée de ce jour : écrivez-la de nouveau, puis postez-la le jour même."
            );
    }
}
