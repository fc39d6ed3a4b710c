namespace Parvis.Features.Administration.Imports;

public enum ImportOutcome
{
    Created,
    Changed,
    Unchanged,
    Refused,
}

/// <summary>What is wrong in a line, and under which column.</summary>
public sealed record ImportProblem(string? Column, string Sentence)
{
    public override string ToString() => Column is null ? Sentence : $"{Column} : {Sentence}";
}

/// <summary>What a line does, or why it does nothing.</summary>
public sealed record ImportLine(
    int Number,
    string Label,
    ImportOutcome Outcome,
    string? Changes,
    IReadOnlyList<ImportProblem> Problems
);

public sealed record ImportReport(IReadOnlyList<ImportLine> Lines, IReadOnlyList<string> UnknownColumns)
{
    public int Count(ImportOutcome outcome) => Lines.Count(l => l.Outcome == outcome);

    public bool HasWork => Lines.Any(l => l.Outcome is ImportOutcome.Created or ImportOutcome.Changed);

    /// <summary>« 12 créés, 3 modifiés, 40 inchangés, 1 refusé »</summary>
    public string Summary =>
        string.Join(
            ", ",
            Enum.GetValues<ImportOutcome>()
                .Select(o => (Outcome: o, Count: Count(o)))
                .Where(o => o.Count > 0)
                .Select(o => $"{o.Count} {o.Outcome.InFrench(o.Count)}")
        );
}

public static class ImportWords
{
    public static string InFrench(this ImportOutcome outcome, int count = 1)
    {
        var plural = count > 1 ? "s" : "";
        return outcome switch
        {
            ImportOutcome.Created => $"créé{plural}",
            ImportOutcome.Changed => $"modifié{plural}",
            ImportOutcome.Unchanged => $"inchangé{plural}",
            ImportOutcome.Refused => $"refusé{plural}",
        };
    }
}
