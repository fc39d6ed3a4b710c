using Parvis.Features.Requests;

namespace Parvis.Features.Reminders;

/// <summary>An open request and the date of it that is spoken of.</summary>
public sealed class DatedRequest
{
    public required DateOnly On { get; init; }

    public required CitizenRequest Request { get; init; }
}
