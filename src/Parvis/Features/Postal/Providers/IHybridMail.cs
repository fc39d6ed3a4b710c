namespace Parvis.Features.Postal.Providers;

/// <summary>
/// Who prints, folds, franks and posts letters for the town. What is handed over is written first and shown afterwards,
/// so that a stop in between neither loses letters nor prints them twice.
/// </summary>
public interface IHybridMail
{
    /// <summary>As people call it.</summary>
    string Name { get; }

    /// <summary>This installation has one.</summary>
    bool IsConfigured { get; }

    /// <summary>Writes all that the provider needs, where it does not look.</summary>
    /// <param name="batch">What it needs.</param>
    /// <param name="writtenAs">A name that no other writing has.</param>
    /// <param name="step">Called before each letter.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task WriteAsync(HybridBatch batch, string writtenAs, Func<Task> step, CancellationToken cancellationToken);

    /// <summary>Lets the provider see what was written; does nothing when it was shown before.</summary>
    Task ShowAsync(string writtenAs, string batchName, CancellationToken cancellationToken);

    /// <summary>Takes away what was written and will not be shown.</summary>
    Task DropAsync(string writtenAs, CancellationToken cancellationToken);
}

/// <summary>A batch as a provider needs it.</summary>
public sealed record HybridBatch
{
    /// <summary>« L-2026-00012 »: never used twice.</summary>
    public required string Name { get; init; }

    public required DateTime MadeAt { get; init; }

    public required bool TwoSided { get; init; }

    public required string Sender { get; init; }

    public required IReadOnlyList<HybridLetter> Letters { get; init; }
}

public sealed record HybridLetter
{
    /// <summary>What the provider names it by in its answers.</summary>
    public required string Id { get; init; }

    /// <summary>In the batch, from 1.</summary>
    public required int Place { get; init; }

    /// <summary>Of the request.</summary>
    public required string Reference { get; init; }

    public required PostalCategory Category { get; init; }

    /// <summary>Name and address, one line each.</summary>
    public required IReadOnlyList<string> Recipient { get; init; }

    /// <summary>Its own PDF and those of its enclosures, in their order: hashes of the blob store.</summary>
    public required IReadOnlyList<string> Files { get; init; }
}
