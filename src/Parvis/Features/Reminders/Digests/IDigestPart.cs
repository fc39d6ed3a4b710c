namespace Parvis.Features.Reminders.Digests;

/// <summary>A section that a slice adds to the digest of each agent.</summary>
public interface IDigestPart
{
    /// <returns>Null when there is nothing to say.</returns>
    Task<DigestSection?> ReadAsync(DigestScope scope, CancellationToken cancellationToken);
}
