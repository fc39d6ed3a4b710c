namespace Parvis.Features.Requests.Audit;

/// <summary>What a verification looked at, and what it found.</summary>
public sealed class AuditReport
{
    /// <summary>Beyond, somebody has to look at the database itself.</summary>
    const int MostListed = 200;

    readonly List<string> findings = [];

    public long Entries { get; set; }

    public int Requests { get; set; }

    public int Seals { get; set; }

    public int Count { get; private set; }

    /// <summary>The first ones, as sentences in English.</summary>
    public IReadOnlyList<string> Findings => findings;

    public bool IsIntact => Count == 0;

    public void Add(FormattableString finding)
    {
        if (++Count <= MostListed)
            findings.Add(FormattableString.Invariant(finding));
    }
}
