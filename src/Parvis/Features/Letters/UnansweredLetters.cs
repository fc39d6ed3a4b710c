using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;

namespace Parvis.Features.Letters;

/// <summary>
/// No letter without an answer: closing what came by post, and to which nobody has written or spoken, needs a reason in
/// words.
/// </summary>
public sealed class UnansweredLetters(ParvisDbContext db) : IHandle<RequestClosed>
{
    public async Task HandleAsync(
        CitizenRequest request,
        RequestClosed happened,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        if (
            request.Channel != Channel.Post
            || happened.Reason.IsWithoutAction()
            || happened.Detail is { Length: > 0 }
            || await IsAnsweredAsync(request, cancellationToken)
        )
            return;
        throw new RefusedException(
            "Cette lettre n'a pas reçu de réponse : répondez, ou dites en quelques mots pourquoi elle n'en aura pas.",
            "Detail"
        );
    }

    Task<bool> IsAnsweredAsync(CitizenRequest request, CancellationToken cancellationToken) =>
        db.Set<Correspondence>().OnlyAnswers().AnyAsync(c => c.RequestId == request.Id, cancellationToken);
}

public static class LettersWithoutAnswer
{
    /// <summary>Open, came by post, and no agent has said a word to the resident.</summary>
    public static IQueryable<CitizenRequest> WithoutAnswer(this IQueryable<CitizenRequest> requests) =>
        requests.Where(r => r.EndedAt == null && r.Channel == Channel.Post && r.FirstAnsweredAt == null);
}
