using Parvis.Features.Requests.Mandates;

namespace Parvis.Features.Requests;

/// <summary>Lodged for its person by somebody they gave a mandate to.</summary>
public sealed partial class CitizenRequest
{
    /// <summary>There is a mandate to read, which may have ended.</summary>
    public bool WasEntrusted { get; private set; }

    public void Entrust(RequestMandate mandate)
    {
        WasEntrusted = true;
        Record(new MandateGiven(mandate.HelperName, mandate.Organisation, mandate.GivenOn, mandate.Until));
    }

    /// <summary>The helper has held the code and the link: others are made, and they act for the person no more.</summary>
    /// <param name="mandate">Of this request.</param>
    /// <param name="end">The day, and whose decision.</param>
    /// <param name="reason">Null when none is asked for.</param>
    /// <param name="isRepresentative">The helper is still who acts for the requester; somebody else stays.</param>
    public void EndMandate(
        RequestMandate mandate,
        (DateOnly On, MandateEnd By) end,
        string? reason,
        bool isRepresentative
    )
    {
        mandate.End(end.On, end.By);
        FollowUpIssue++;
        if (isRepresentative)
            ChangeRequester(RequesterId, representativeId: null);
        Record(new MandateEnded(mandate.HelperName, mandate.Organisation, end.By, reason));
    }
}
