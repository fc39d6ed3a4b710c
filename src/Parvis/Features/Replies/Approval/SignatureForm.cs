namespace Parvis.Features.Replies.Approval;

/// <summary>The fields of a delegation of signature.</summary>
public sealed class SignatureForm
{
    public const string OfAgent = "agent:";
    public const string OfOfficial = "elu:";

    public string? Who { get; set; }

    public string? Quality { get; set; }

    public string? Words { get; set; } = "Pour le maire et par délégation";

    public List<Guid> Topics { get; set; } = [];

    public List<Guid> Departments { get; set; } = [];

    public DateOnly? From { get; set; }

    public DateOnly? Until { get; set; }

    public string? Act { get; set; }

    public DateOnly? ActOn { get; set; }

    public int Version { get; set; }

    public static SignatureForm Of(SignatureDelegation delegation) =>
        new()
        {
            Who = delegation.AgentId is { } agent ? OfAgent + agent : OfOfficial + delegation.OfficialId,
            Quality = delegation.Quality,
            Words = delegation.Words,
            Topics = [.. delegation.Topics],
            Departments = [.. delegation.Departments],
            From = delegation.From,
            Until = delegation.Until,
            Act = delegation.Act,
            ActOn = delegation.ActOn,
            Version = delegation.Version,
        };

    public SignatureOptions ToOptions() =>
        new()
        {
            Who = Who,
            AgentId = Id(OfAgent),
            OfficialId = Id(OfOfficial),
            Quality = Quality,
            Words = Words,
            Topics = Topics,
            Departments = Departments,
            From = From,
            Until = Until,
            Act = Act,
            ActOn = ActOn,
        };

    Guid? Id(string prefix) =>
        Who?.StartsWith(prefix, StringComparison.Ordinal) == true && Guid.TryParse(Who[prefix.Length..], out var id)
            ? id
            : null;
}
