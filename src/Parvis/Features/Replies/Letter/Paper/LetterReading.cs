using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.FollowUp;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Settings;
using Parvis.Ui;
using Parvis.Web;

namespace Parvis.Features.Replies.Letter.Paper;

/// <summary>Finds a letter that this person may read, and what its sheet of paper says.</summary>
public sealed class LetterReading(
    ParvisDbContext db,
    MentionReader mentions,
    SettingsStore settings,
    FollowUpKeys followUps,
    ILetterInvitation invitation,
    TownClock clock,
    CurrentViewer viewer,
    ShownRecords shown
)
{
    public async Task<FoundLetter?> FindAsync(string reference, string id, CancellationToken cancellationToken)
    {
        var found = await (
            from message in db.Set<Correspondence>().AsNoTracking()
            join request in db.Set<CitizenRequest>().AsNoTracking().VisibleTo(viewer.Value)
                on message.RequestId equals request.Id
            join printed in db.Set<PrintedLetter>().AsNoTracking()
                on message.Id equals printed.CorrespondenceId
                into prints
            from printed in prints.DefaultIfEmpty()
            where message.PublicId == id && message.Channel == Channel.Post && message.Direction == Direction.Outgoing
            select new
            {
                message,
                request,
                printed,
            }
        ).FirstOrDefaultAsync(cancellationToken);
        if (found is null || found.request.Reference != reference.ToUpperInvariant())
            return null;
        shown.Note(found.request);
        return new FoundLetter(found.request, found.message, found.printed);
    }

    async Task<Mentions> MentionsAsync(FoundLetter letter, CancellationToken cancellationToken)
    {
        var (request, kind) = (letter.Request, letter.Message.Kind);
        var writes =
            kind.IsNotice() && request.CircleId is not null
                ? await mentions.ReadNeutralAsync(request, cancellationToken)
                : await mentions.ReadAsync(request, cancellationToken);
        return kind == CorrespondenceKind.RegistrationReceipt
            ? writes with
            {
                FollowUp = FollowUpAccess.Of(
                    request,
                    followUps,
                    await settings.GetAsync<TownSettings>(cancellationToken)
                ),
            }
            : writes;
    }

    public async Task<LetterSheet> ReadAsync(FoundLetter letter, CancellationToken cancellationToken)
    {
        var (request, message) = (letter.Request, letter.Message);
        return new LetterSheet
        {
            Message = message,
            Head = new LetterHead(
                await MentionsAsync(letter, cancellationToken),
                await settings.GetAsync<TownSettings>(cancellationToken)
            ),
            WrittenOn = DateOnly.FromDateTime(await clock.ToLocalAsync(message.At, cancellationToken)).InFull(),
            Enclosures = await db.Set<RequestFile>()
                .Where(f => f.CorrespondenceId == message.Id)
                .OrderBy(f => f.Id)
                .Select(f => f.Name)
                .ToListAsync(cancellationToken),
            Invitation = await invitation.ForAsync(request, message, cancellationToken),
        };
    }
}

/// <param name="Request">Whose letter it is.</param>
/// <param name="Message">The letter.</param>
/// <param name="Printed">Its PDF, once there is one.</param>
public sealed record FoundLetter(CitizenRequest Request, Correspondence Message, PrintedLetter? Printed)
{
    bool IsNeutral => Message.Kind.IsNotice() && Request.CircleId is not null;

    /// <summary>Whose paper it is written on: a notice about a confidential request must not tell which department has it.</summary>
    public Guid? PaperDepartmentId => IsNeutral ? null : Request.DepartmentId;

    /// <summary>Two letters of a request are two files.</summary>
    public string FileName(string extension) => $"lettre-{Request.Reference}-{Message.PublicId[..6]}{extension}";
}
