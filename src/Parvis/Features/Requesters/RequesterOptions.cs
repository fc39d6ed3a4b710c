using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Settings;
using Parvis.Ui;

namespace Parvis.Features.Requesters;

/// <summary>All that is said about a requester; one name is enough, nothing else is required.</summary>
public sealed record RequesterOptions
{
    public RequesterKind Kind { get; init; }

    public string? Civility { get; init; }

    public string? FirstName { get; init; }

    public string? BirthName { get; init; }

    public string? UsageName { get; init; }

    public bool PrefersUsageName { get; init; }

    public string? OrganisationName { get; init; }

    public DateOnly? BirthDate { get; init; }

    public Channel? PreferredChannel { get; init; }

    public string? Language { get; init; }

    public bool RefusesEmail { get; init; }

    public IReadOnlyList<ContactOptions> Contacts { get; init; } = [];

    public static RequesterOptions Of(Requester requester) =>
        new()
        {
            Kind = requester.Kind,
            Civility = requester.Civility,
            FirstName = requester.FirstName,
            BirthName = requester.BirthName,
            UsageName = requester.UsageName,
            PrefersUsageName = requester.PrefersUsageName,
            OrganisationName = requester.OrganisationName,
            BirthDate = requester.BirthDate,
            PreferredChannel = requester.PreferredChannel,
            Language = requester.Language,
            RefusesEmail = requester.RefusesEmail,
            Contacts =
            [
                .. requester
                    .ContactPoints.OrderBy(c => c.Kind)
                    .ThenByDescending(c => c.Preferred)
                    .ThenBy(c => c.Id)
                    .Select(c => new ContactOptions(c.Kind, c.Value, c.Label, c.Preferred, c.FailedAt)
                    {
                        TakesTexts = c.TakesTexts,
                    }),
            ],
        };

    /// <summary>Two of them compare on screen when two people edited the same sheet.</summary>
    public Described Describe() =>
        new Described()
            .Add("Nature", Kind.InFrench())
            .Add("Organisme", OrganisationName)
            .Add("Civilité", Civility)
            .Add("Prénom", FirstName)
            .Add("Nom de naissance", BirthName)
            .Add("Nom d'usage", UsageName)
            .Add("Préfère son nom d'usage", PrefersUsageName)
            .Add("Date de naissance", BirthDate?.InFull())
            .Add("Canal préféré", PreferredChannel?.Word())
            .Add("Langue", Languages.InFrench(Language))
            .Add("Refuse les courriels", RefusesEmail)
            .Add("Téléphones", Said(ContactKind.Phone))
            .Add("Courriels", Said(ContactKind.Email))
            .Add("Adresses", Said(ContactKind.Address));

    IEnumerable<string> Said(ContactKind kind) =>
        Contacts
            .Where(c => c.Kind == kind && !string.IsNullOrWhiteSpace(c.Value))
            .Select(c => string.IsNullOrWhiteSpace(c.Label) ? c.Value.Trim() : $"{c.Value.Trim()} ({c.Label.Trim()})");
}
