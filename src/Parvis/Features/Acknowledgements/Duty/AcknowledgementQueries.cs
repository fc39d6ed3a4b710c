namespace Parvis.Features.Acknowledgements.Duty;

static class AcknowledgementQueries
{
    /// <summary>Those somebody must still write: <see cref="Acknowledgement.IsOwed"/>, in SQL.</summary>
    /// <param name="acknowledgements">All of them.</param>
    /// <param name="until">The last local day of those wanted.</param>
    public static IQueryable<Acknowledgement> OwedBy(
        this IQueryable<Acknowledgement> acknowledgements,
        DateOnly until
    ) =>
        acknowledgements.Where(a =>
            a.DueOn <= until && a.Exemption == null && (a.Outdated || (a.GivenOn == null && a.MessageId == null))
        );
}
