namespace Parvis.Features.Privacy.Gathering;

/// <summary>
/// What one slice holds on residents: it tells it, and erases it. The slices above give theirs to this one, which knows
/// none of them; <c>PersonalDataTable</c> says of every table who answers for it.
/// </summary>
public interface IPersonalHoldings
{
    Task GatherAsync(PersonScope scope, Gathered into, CancellationToken cancellationToken);

    /// <summary>In the transaction of the whole erasure; slices are asked from the highest floor to the lowest.</summary>
    Task EraseAsync(PersonScope scope, CancellationToken cancellationToken);
}
