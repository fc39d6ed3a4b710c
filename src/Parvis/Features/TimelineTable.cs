using Parvis.Features.Requests;

namespace Parvis.Features;

/// <summary>Who acts when something happens to a request, in the same transaction.</summary>
static class TimelineTable
{
    public static TimelineSubscriptions Subscriptions { get; } = new();
}
