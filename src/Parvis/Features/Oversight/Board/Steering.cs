using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Notifications;
using Parvis.Features.Requests.Queues;
using Parvis.Features.Topics;

namespace Parvis.Features.Oversight.Board;

/// <summary>What the pilot does from the board, to one request or to many at once.</summary>
public sealed class Steering(
    ParvisDbContext db,
    BulkChanges bulk,
    Notifier notifier,
    OrganisationDirectory directory,
    ServiceTargets targets
)
{
    const int LongestWords = 1000;

    /// <summary>Gives what nobody has to a department, which then accepts it or sends it back.</summary>
    public async Task<BulkOutcome> OfferAsync(
        IEnumerable<TickedRequest> ticked,
        Guid? departmentId,
        string? reason,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var organisation = await directory.GetAsync(cancellationToken);
        if (organisation.Department(departmentId) is not { Active: true } department)
            throw new RefusedException("Choisissez le service qui aura ces demandes.", "DepartmentId");
        var why = string.IsNullOrWhiteSpace(reason) ? "Affectée par le pilote" : reason;
        return await bulk.ApplyAsync(
            ticked,
            RequestAction.Transfer,
            viewer,
            async (request, by) =>
            {
                if (request.DepartmentId is { } already)
                    throw new RefusedException($"le service {organisation.DepartmentName(already)} l'a déjà.");
                request.Transfer(
                    department.Id,
                    department.Name,
                    why,
                    await targets.AcceptBeforeAsync(by.At, cancellationToken)
                );
            },
            cancellationToken
        );
    }

    /// <summary>A note on each request; the head of its department and its case handler are told, else the department.</summary>
    public async Task<BulkOutcome> RemindAsync(
        IEnumerable<TickedRequest> ticked,
        string? words,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        if (words?.Length > LongestWords)
            throw new RefusedException($"Le message tient en {LongestWords} caractères.", "Words");
        var organisation = await directory.GetAsync(cancellationToken);
        // A word that was added meanwhile does not make the reminder wrong.
        return await bulk.ApplyAsync(
            ticked.Select(t => t with { Seen = null }),
            RequestAction.Note,
            viewer,
            async (request, by) =>
            {
                if (request.DepartmentId is not { } department)
                    throw new RefusedException("aucun service ne l'a : affectez-la d'abord.");
                if (!request.IsOpen)
                    throw new RefusedException("elle n'est plus ouverte.");
                var note = new Note
                {
                    RequestId = request.Id,
                    AgentId = by.AgentId,
                    Author = by.Name,
                    At = by.At,
                    Body = Reminder(organisation.DepartmentName(department), words),
                };
                db.Add(note);
                await db.SaveChangesAsync(cancellationToken);
                request.AddNote(note.Id, []);
                await notifier.TellAsync(
                    request,
                    NotificationKind.Reminded,
                    by,
                    cancellationToken,
                    Concerned(request, department, organisation)
                );
            },
            cancellationToken
        );
    }

    public Task<BulkOutcome> TakeBackAsync(
        IEnumerable<TickedRequest> ticked,
        string? reason,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var why = string.IsNullOrWhiteSpace(reason) ? "Reprise par le pilote" : reason.Trim();
        return bulk.ApplyAsync(
            ticked,
            RequestAction.ReturnToPilot,
            viewer,
            (request, _) => request.ReturnToPilot(why, refused: false),
            cancellationToken
        );
    }

    /// <summary>The head and who has it; where there is neither, whoever could take it: a reminder is read by somebody.</summary>
    static Guid[] Concerned(CitizenRequest request, Guid department, OrganisationSnapshot organisation)
    {
        AgentEntry?[] first = [organisation.HeadOf(department), organisation.Agent(request.HandlerId)];
        var concerned = first.OfType<AgentEntry>().Where(a => a.Active).ToList();
        if (concerned.Count == 0)
            concerned = [.. Handlers.Of(organisation, department, request.CircleId)];
        return [.. concerned.Select(a => a.Id)];
    }

    static string Reminder(string department, string? words) =>
        string.IsNullOrWhiteSpace(words)
            ? $"Relance au service {department} : où en est cette demande ?"
            : $"Relance au service {department} : {words.Trim()}";
}
