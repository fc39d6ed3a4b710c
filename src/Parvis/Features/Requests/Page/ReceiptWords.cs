using Parvis.Features.Requesters;

namespace Parvis.Features.Requests.Page;

/// <summary>Where the « accusé d'enregistrement » is, after the line that says it was prepared.</summary>
public static class ReceiptWords
{
    public static string State(Correspondence receipt) =>
        receipt.State switch
        {
            CorrespondenceState.Queued => "pas encore parti",
            CorrespondenceState.ToPrint => "à imprimer",
            CorrespondenceState.Done => receipt.Channel == Channel.Post ? "remis au courrier" : "parti",
            CorrespondenceState.Withdrawn => "non envoyé",
            CorrespondenceState.Failed => "pas parti",
            CorrespondenceState.Bounced => "revenu",
        };
}
