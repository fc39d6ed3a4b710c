using Parvis.Data.Outbox;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;

namespace Parvis.Features.Acknowledgements;

/// <summary>« We have it » is of no use any more to who got the answer, or whose message was no request.</summary>
public sealed class ReceiptCheck(DepartureCheck departures) : IOutboxCheck
{
    public OutboxKind? Kind => OutboxKind.RegistrationReceipt;

    public async Task<OutboxVerdict> CheckAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var departing = await departures.ReadAsync(message, cancellationToken);
        return departing.Request is { } request && WhyOver(request) is { } why ? new CallOff(why) : departing.Verdict;
    }

    /// <summary>An answer that can still be taken back has not ended anything.</summary>
    internal static string? WhyOver(CitizenRequest request) =>
        request switch
        {
            { IsOpen: true } or { StatusBeforeReply: not null } => null,
            { Status: RequestStatus.Merged } => "la demande a été fusionnée dans une autre.",
            { Status: RequestStatus.Answered } => "la réponse est déjà partie.",
            _ => "la demande est déjà close.",
        };
}
