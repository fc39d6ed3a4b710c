using Parvis.Data;
using Parvis.Features.Organisation;

namespace Parvis.Features.Requests.Mandates;

/// <summary>
/// A person let somebody ask for them and follow this request, for a time (Code civil, articles 1984 and following): one
/// request, one mandate, so that nobody holds more of a person's life than the person gave them.
/// </summary>
public sealed class RequestMandate : IVersioned
{
    /// <summary>As long as a mandate of Aidants Connect at most.</summary>
    public const int MostYears = 1;

    RequestMandate() { }

    public long Id { get; private set; }

    public long RequestId { get; private set; }

    public Guid HelperId { get; private set; }

    /// <summary>As they were called when it was given: history does not change with their sheet.</summary>
    public string HelperName { get; private set; } = "";

    public string Organisation { get; private set; } = "";

    public DateOnly GivenOn { get; private set; }

    /// <summary>The last day it holds.</summary>
    public DateOnly Until { get; private set; }

    /// <summary>Of the file that shows it signed; null when the helper keeps the paper.</summary>
    public string? SignedFile { get; private set; }

    public DateOnly? EndedOn { get; private set; }

    public MandateEnd? EndedBy { get; private set; }

    public int Version { get; set; }

    public bool Runs(DateOnly today) => EndedOn is null && today >= GivenOn && today <= Until;

    public static RequestMandate Give(
        CitizenRequest request,
        Helper helper,
        MandateOptions given,
        string? signedFile,
        DateOnly today
    )
    {
        if (given.Refusal(today) is { } refused)
            throw refused;
        return new RequestMandate
        {
            RequestId = request.Id,
            HelperId = helper.Id,
            HelperName = helper.FullName,
            Organisation = helper.Organisation,
            GivenOn = given.GivenOn!.Value,
            Until = given.Until!.Value,
            SignedFile = signedFile,
        };
    }

    public void End(DateOnly on, MandateEnd by)
    {
        if (EndedOn is not null)
            throw new RefusedException("Ce mandat a déjà pris fin.");
        (EndedOn, EndedBy) = (on, by);
    }
}

/// <summary>Whose decision, or which day, ended a mandate.</summary>
public enum MandateEnd
{
    /// <summary>The person, on the page where they follow their request.</summary>
    Person,

    /// <summary>An agent, for the person.</summary>
    Agent,

    Administrator,

    /// <summary>Its last day has passed.</summary>
    Time,
}

/// <summary>What a helper says of the mandate.</summary>
/// <param name="GivenOn">The day it was given.</param>
/// <param name="Until">The last day.</param>
/// <param name="Given">The helper says that the person gave it, freely and knowing what it is.</param>
public sealed record MandateOptions(DateOnly? GivenOn, DateOnly? Until, bool Given)
{
    /// <summary>Null when it holds.</summary>
    public RefusedException? Refusal(DateOnly today) =>
        GivenOn is not { } on ? new("Donnez la date du mandat.", nameof(GivenOn))
        : on > today
            ? new("Le mandat doit être donné avant le dépôt : sa date ne peut pas être à venir.", nameof(GivenOn))
        : Until is not { } until ? new("Donnez le dernier jour du mandat.", nameof(Until))
        : until < today ? new("Ce mandat n'est plus valable : demandez-en un autre à la personne.", nameof(Until))
        : until > on.AddYears(RequestMandate.MostYears)
            ? new("Un mandat dure un an au plus : choisissez un dernier jour plus proche.", nameof(Until))
        : !Given
            ? new(
                "Dites que la personne vous a donné ce mandat : sans lui, vous ne pouvez pas demander pour elle.",
                nameof(Given)
            )
        : null;
}
