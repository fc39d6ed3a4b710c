using Parvis.Features.Requests;

namespace Parvis.Features.Inbox.Filing;

static class Reopening
{
    /// <summary>Whether what was received then may open it again: who wrote in time did, whenever it is read.</summary>
    public static bool CanReopenFor(this CitizenRequest request, DateTime receivedAt, int windowDays) =>
        request.ErasedAt is null && request.CanReopen(windowDays, receivedAt);
}
