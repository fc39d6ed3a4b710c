using Parvis.Data;

namespace Parvis.Features.Oversight.Elected;

/// <summary>
/// An elected official looked for somebody: who, when, what was typed, which requests were shown. Written before
/// anything is shown, and what is shown is read from here: the log cannot say less than the screen.
/// </summary>
public sealed class OfficialLook
{
    readonly List<OfficialLookRequest> shown = [];

    OfficialLook() { }

    public long Id { get; private set; }

    public string PublicId { get; private set; } = RandomId.New();

    public Guid ElectedOfficialId { get; private set; }

    public DateTime At { get; private set; }

    public string Typed { get; private set; } = "";

    public LookOutcome Outcome { get; private set; }

    public IReadOnlyList<OfficialLookRequest> Shown => shown;

    public static OfficialLook Record(
        Guid officialId,
        DateTime at,
        string typed,
        LookOutcome outcome,
        IEnumerable<long> requestIds
    )
    {
        var look = new OfficialLook
        {
            ElectedOfficialId = officialId,
            At = at,
            Typed = typed,
            Outcome = outcome,
        };
        look.shown.AddRange(requestIds.Select(id => new OfficialLookRequest(id)));
        return look;
    }

    /// <summary>Requests erased since: what was shown of them was somebody's.</summary>
    public void Forget(IReadOnlyCollection<long> requestIds) => shown.RemoveAll(s => requestIds.Contains(s.RequestId));
}

public sealed record OfficialLookRequest(long RequestId);

public enum LookOutcome
{
    Nothing,
    Shown,

    /// <summary>Too many people bear this name: nothing was shown.</summary>
    TooMany,
}
