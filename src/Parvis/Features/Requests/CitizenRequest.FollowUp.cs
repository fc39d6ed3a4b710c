using Parvis.Data;

namespace Parvis.Features.Requests;

/// <summary>What its resident follows it with.</summary>
public sealed partial class CitizenRequest
{
    /// <summary>How many times its code and its link were made anew; see <see cref="FollowUp.FollowUpKeys"/>.</summary>
    public int FollowUpIssue { get; private set; }

    /// <summary>The former code and link open nothing any more.</summary>
    /// <param name="identity">How the agent knows that it is the person: the papers shown, the questions asked.</param>
    public void RenewFollowUp(string? identity)
    {
        if (string.IsNullOrWhiteSpace(identity))
            throw new RefusedException("Dites comment vous avez vérifié l'identité de la personne.", "Identity");
        if (ErasedAt is not null)
            throw new RefusedException("Les données de cette demande sont effacées : elle ne se suit plus.");
        FollowUpIssue++;
        Record(new FollowUpRenewed(identity.Trim()));
    }
}
