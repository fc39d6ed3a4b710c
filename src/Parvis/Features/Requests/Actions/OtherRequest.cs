using Parvis.Data;

namespace Parvis.Features.Requests.Actions;

/// <summary>The second request of a link or a merge, named by its reference and locked after the first.</summary>
static class OtherRequest
{
    public static async Task<CitizenRequest> LoadAsync(
        RequestActions actions,
        string? typed,
        string field,
        CancellationToken cancellationToken
    )
    {
        if (!RequestReference.TryNormalize(typed, out var reference))
            throw new RefusedException("Écrivez une référence comme 26-00412-K : celle-ci n'est pas la bonne.", field);
        var other = await actions.Changes.LoadForChangeAsync(reference, cancellationToken);
        return other is not null && RequestPolicy.CanRead(actions.Viewer, other)
            ? other
            : throw new RefusedException("Aucune demande ne porte cette référence.", field);
    }
}
