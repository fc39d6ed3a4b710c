using Parvis.Data;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Privacy.Erasing;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Mail.Understanding;

namespace Parvis.Features.Inbox.Filing;

/// <summary>Carries out what was decided about a message, in the transaction that files it.</summary>
public sealed class MailOutcome(
    RequestChanges changes,
    MailRequests requests,
    MailCopies copies,
    ReturnedMails returned,
    BlobErasing erasing,
    TimeProvider clock
)
{
    const int LongestMachineWords = 300;

    public async Task ApplyAsync(FilingPlan plan, ReadMail mail, CancellationToken cancellationToken)
    {
        var stored = mail.Stored;
        switch (plan)
        {
            case Ignore:
                stored.State = MailState.NotARequest;
                break;
            case LeaveToSort unsorted:
                stored.State = MailState.ToSort;
                stored.Problem = unsorted.Why;
                break;
            case JoinFirst(var first):
                await copies.JoinAsync(mail, first, cancellationToken);
                break;
            case NoteBounce(var request, var bounce):
                await NoteAsync(
                    stored,
                    request,
                    async r =>
                    {
                        var message = await returned.NoteAsync(mail, request, bounce, cancellationToken);
                        r.LearnMailReturned(message?.Id, bounce.Address, bounce.Status, bounce.Permanent);
                    },
                    cancellationToken
                );
                break;
            case NoteMachine(var request, var answer):
                await NoteAsync(
                    stored,
                    request,
                    r =>
                    {
                        r.HearMachine(answer, Sender(mail), Brief(mail.Words));
                        return Task.CompletedTask;
                    },
                    cancellationToken
                );
                break;
            case FollowUp(var request):
                await requests.GoOnAsync(request.Reference, mail, cancellationToken);
                stored.State = request.IsOpen ? MailState.Filed : MailState.ToRead;
                break;
            case Register(var former):
                await requests.RegisterAsync(mail, former, cancellationToken);
                stored.State = MailState.Filed;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(plan), plan, "A plan nobody carries out.");
        }

        stored.Decision = plan.Decision;
        stored.SettledAt = clock.GetUtcNow().UtcDateTime;
        // The files of what became no part of a request are nobody's.
        if (plan is not (FollowUp or Register))
            await erasing.AddAsync([.. mail.Files.Select(f => f.Hash)], cancellationToken);
    }

    async Task NoteAsync(
        StoredMail stored,
        KnownRequest request,
        Func<CitizenRequest, Task> verb,
        CancellationToken cancellationToken
    )
    {
        await changes.ApplyAsync(
            request.Reference,
            verb,
            ProcessContext.System(clock.GetUtcNow().UtcDateTime) with
            {
                Channel = Channel.Email,
            },
            cancellationToken
        );
        stored.State = MailState.Filed;
        stored.RequestId = request.Id;
    }

    static string Sender(ReadMail mail) =>
        mail.Person is not { } person ? "un expéditeur inconnu"
        : person.Name.Length > 0 ? person.Name
        : person.Address;

    static string? Brief(string words) => words.Length == 0 ? null : words.ShortenedTo(LongestMachineWords);
}
