namespace Parvis.Features.Requests.Writing;

/// <summary>
/// Letters that wait for the post and are no longer in the town's hands: a provider prints them. Whoever would take one
/// back asks here first, for it leaves all the same.
/// </summary>
public interface IHandedLetters
{
    /// <returns>Of these, those a provider has, each with the sentence that says so.</returns>
    Task<IReadOnlyDictionary<long, string>> AmongAsync(
        IReadOnlyCollection<long> messageIds,
        CancellationToken cancellationToken
    );
}
