using Parvis.Data;

namespace Parvis.Features.Requests;

/// <summary>What is left once somebody's data are erased: what kind of thing, when, by which way, how it ended.</summary>
public sealed partial class CitizenRequest
{
    const string ErasedSubject = "Demande effacée";

    public DateTime? ErasedAt { get; private set; }

    /// <param name="caseNumber">Of the case that decided it; never a name.</param>
    public void Erase(string caseNumber, ProcessContext by)
    {
        if (IsOpen)
            throw new RefusedException($"La demande {Reference} est en cours : répondez-y avant de l'effacer.");
        RefuseWhileReplyLeaves();
        if (ErasedAt is not null)
            return;
        Describe(ErasedSubject, place: null);
        PlannedDetail = "";
        RequesterId = null;
        RepresentativeId = null;
        ErasedAt = by.At;
        Record(new RequestErased(caseNumber));
    }
}
