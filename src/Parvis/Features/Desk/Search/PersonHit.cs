using Parvis.Features.Requesters;
using Parvis.Features.Requests;

namespace Parvis.Features.Desk.Search;

/// <summary>Somebody found, what tells them from a homonym, and where their request stands.</summary>
public sealed record PersonHit
{
    public required long Id { get; init; }

    public required string PublicId { get; init; }

    public required RequesterKind Kind { get; init; }

    public required string Name { get; init; }

    public required string BirthName { get; init; }

    public required string UsageName { get; init; }

    public required bool PrefersUsageName { get; init; }

    public DateOnly? BirthDate { get; init; }

    public string Language { get; init; } = "fr";

    public string? Address { get; init; }

    public DateTime? LastContactAt { get; init; }

    /// <summary>Their requests that are open, as far as the person looking may know.</summary>
    public required int Open { get; init; }

    /// <summary>The open one registered last, else the last one.</summary>
    public string? Reference { get; init; }

    public string? Subject { get; init; }

    public RequestStatus? Status { get; init; }

    public Guid? DepartmentId { get; init; }

    public DateOnly? DueOn { get; init; }

    public DateTime? EndedAt { get; init; }

    /// <summary>The authority that has it, while it is referred.</summary>
    public string? ReferredTo { get; init; }

    public DateOnly? ReferredOn { get; init; }

    public bool Confidential { get; init; }

    public string Department { get; init; } = "";

    public bool IsOpen => Reference is not null && EndedAt is null;

    /// <summary>Straight to the request when it can only be that one.</summary>
    public string Url => Open == 1 && IsOpen ? RequestLinks.Page(Reference!) : RequesterLinks.Person(PublicId);

    /// <summary>« nom de naissance Martin · naissance en 1980 · rue des Lilas »: a year and a street are enough.</summary>
    public string Detail =>
        string.Join(
            " · ",
            RequesterNaming
                .TellingApart(BirthName, UsageName, PrefersUsageName, BirthDate)
                .Append(Street(Address))
                .Where(part => part.Length > 0)
        );

    /// <summary>« 12 bis rue des Lilas, 35140 Saint-Aubin » lives « rue des Lilas ».</summary>
    static string Street(string? address)
    {
        var street = (address ?? "").Split(',', '\n').FirstOrDefault(part => part.Any(char.IsLetter))?.Trim() ?? "";
        var words = street.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.SkipWhile(word => char.IsDigit(word[0]) || word is "bis" or "ter" or "quater"));
    }
}
