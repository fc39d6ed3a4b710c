using Parvis.Features.Requesters.Contacts;

namespace Parvis.Features.Requesters.Choosing;

/// <summary>Somebody, as a form says it: chosen from the list, or the few words a new sheet takes.</summary>
public sealed class PersonInput
{
    /// <summary>What was typed to look for the person.</summary>
    public string? Text { get; set; }

    /// <summary>Public id of the one chosen.</summary>
    public string? Id { get; set; }

    public RequesterKind Kind { get; set; }

    public string? OrganisationName { get; set; }

    public string? LastName { get; set; }

    public string? FirstName { get; set; }

    public string? Phone { get; set; }

    /// <summary>The person agrees to text messages at that number.</summary>
    public bool AgreesToTexts { get; set; }

    public string? Email { get; set; }

    /// <summary>Where a letter can be sent.</summary>
    public string? Address { get; set; }

    /// <summary>The agent looked at the people who resemble this one: it is somebody else.</summary>
    public bool IsSomebodyElse { get; set; }

    public bool IsNew =>
        string.IsNullOrWhiteSpace(Id) && !string.IsNullOrWhiteSpace($"{OrganisationName}{LastName}{FirstName}");

    public bool IsEmpty => string.IsNullOrWhiteSpace(Id) && !IsNew && string.IsNullOrWhiteSpace(Text);

    public RequesterOptions ToOptions() =>
        new()
        {
            Kind = Kind,
            OrganisationName = OrganisationName,
            FirstName = FirstName,
            BirthName = LastName,
            Contacts =
            [
                new ContactOptions(ContactKind.Phone, Phone ?? ""),
                new ContactOptions(ContactKind.Email, Email ?? ""),
                new ContactOptions(ContactKind.Address, Address ?? ""),
            ],
        };
}

/// <param name="PublicId">What a form sends back.</param>
/// <param name="Name">As every screen calls the person.</param>
/// <param name="Detail">What tells homonyms apart.</param>
public sealed record PersonChoice(string PublicId, string Name, string Detail);
