using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Acknowledgements.Sending;
using Parvis.Features.Clocks.Items;
using Parvis.Features.Requests;

namespace Parvis.Features.Replies;

/// <summary>A printed letter went to the post: for the record, that is the moment it left.</summary>
public sealed class LetterPosting(ParvisDbContext db, ReplyDrafts drafts, ItemsDemands demands, NoticeTruth truth)
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
        if (letter.Kind.IsNotice())
            await RefuseStaleAsync(request, letter, cancellationToken);
        letter.State = CorrespondenceState.Done;
        letter.SentAt = by.At;
        if (letter.Kind == CorrespondenceKind.RegistrationReceipt)
            return;
        if (letter.Kind.IsNotice())
        {
            var asks = await demands.ByMessageAsync(letter.Id, cancellationToken) is not null;
            request.NoticeLeft(letter.Id, letter.Kind, letter.Channel, asks);
            return;
        }

        request.ReplyLeft(letter.Id, letter.Channel);
        if (await drafts.FindAsync(request.Id, cancellationToken) is { } draft && draft.CorrespondenceId == letter.Id)
            db.Remove(draft);
    }

    async Task RefuseStaleAsync(CitizenRequest request, Correspondence letter, CancellationToken cancellationToken)
    {
        if (letter.Kind == CorrespondenceKind.RegistrationReceipt)
            return;
        if (!request.IsOpen)
            throw new RefusedException("La demande n'attend plus : ne postez pas cette lettre.");
        await truth.RefuseStaleAsync(request, letter, cancellationToken);
    }
}
