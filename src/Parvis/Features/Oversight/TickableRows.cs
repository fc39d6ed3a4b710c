using Parvis.Features.Requests;
using Parvis.Features.Requests.Queues;

namespace Parvis.Features.Oversight;

/// <summary>A list of requests whose rows can be ticked, and stay so when the form comes back.</summary>
public sealed record TickableRows(IReadOnlyList<RequestRow> Rows, IReadOnlyCollection<string> Ticked, bool Offered)
{
    public bool IsTicked(RequestRow row) => Ticked.Contains(row.Tick, StringComparer.Ordinal);

    public static IReadOnlyList<TickedRequest> Parse(IEnumerable<string> ticked) =>
        [.. ticked.Select(TickedRequest.Parse).OfType<TickedRequest>()];
}
