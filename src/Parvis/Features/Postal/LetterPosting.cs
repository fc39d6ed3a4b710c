using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Acknowledgements.Sending;
using Parvis.Features.Clocks.Items;
using Parvis.Features.Postal.Register;
using Parvis.Features.Replies;
using Parvis.Features.Requests;
using Parvis.Features.Settings;

namespace Parvis.Features.Postal;

/// <summary>A printed letter went to the post: for the record, that is the moment it left, and its line in the register.</summary>
public sealed class LetterPosting(
    ParvisDbContext db,
    ReplyDrafts drafts,
    ItemsDemands demands,
    NoticeTruth truth,
    DepartureRegister register,
    TownClock clock
)
{
    /// <param name="request">Locked by the change under way.</param>
    /// <param name="publicId">Of the letter.</param>
    /// <param name="on">The day it was given to the post; today when nothing is said.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task PostAsync(
        CitizenRequest request,
        string publicId,
        DateOnly? on,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var letter = await FindAsync(request, publicId, cancellationToken);
        if (letter.Kind.IsNotice())
            await RefuseStaleAsync(request, letter, cancellationToken);
        await LeaveAsync(request, letter, on, by, cancellationToken);
    }

    /// <summary>Somebody else gave it to the post: it left, whatever became of the request since.</summary>
    /// <param name="request">Locked by the change under way.</param>
    /// <param name="publicId">Of the letter.</param>
    /// <param name="on">The day.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task LearnPostedAsync(
        CitizenRequest request,
        string publicId,
        DateOnly on,
        ProcessContext by,
        CancellationToken cancellationToken
    ) => await LeaveAsync(request, await FindAsync(request, publicId, cancellationToken), on, by, cancellationToken);

    async Task<Correspondence> FindAsync(CitizenRequest request, string publicId, CancellationToken cancellationToken)
    {
        var letter =
            await db.Set<Correspondence>()
                .FirstOrDefaultAsync(c => c.PublicId == publicId && c.RequestId == request.Id, cancellationToken)
            ?? throw new RequestNotFoundException(request.Reference);
        return letter.State switch
        {
            CorrespondenceState.ToPrint => letter,
            CorrespondenceState.Withdrawn => throw new RefusedException(
                "L'envoi de cette lettre a été annulé : ne la postez pas."
            ),
            _ => throw new RefusedException("Cette lettre est déjà notée comme remise au courrier."),
        };
    }

    async Task LeaveAsync(
        CitizenRequest request,
        Correspondence letter,
        DateOnly? on,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var day = on ?? await clock.TodayAsync(cancellationToken);
        letter.SentAt = await MomentAsync(letter, day, by.At, cancellationToken);
        letter.State = CorrespondenceState.Done;
        await register.EnterAsync(request, letter, day, by, cancellationToken);
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

    /// <summary>Delays run from the day of the post: at noon of it, when it is noted afterwards.</summary>
    async Task<DateTime> MomentAsync(
        Correspondence letter,
        DateOnly day,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        var today = await clock.TodayAsync(cancellationToken);
        if (day > today)
            throw new RefusedException("Une lettre ne peut pas être partie après aujourd'hui.", "On");
        if (day < DateOnly.FromDateTime(await clock.ToLocalAsync(letter.At, cancellationToken)))
            throw new RefusedException("Une lettre ne peut pas être partie avant d'être écrite.", "On");
        if (day == today)
            return now;
        var noon = TimeZoneInfo.ConvertTimeToUtc(
            day.ToDateTime(new TimeOnly(12, 0)),
            await clock.ZoneAsync(cancellationToken)
        );
        return noon < letter.At ? letter.At : noon;
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
