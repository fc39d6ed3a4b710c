using System.ComponentModel.DataAnnotations;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;

namespace Parvis.Features.Desk.People;

/// <summary>A person's sheet as a form; nothing but a name is required.</summary>
public sealed class PersonForm : IValidatableObject
{
    public RequesterKind Kind { get; set; }

    [StringLength(20)]
    public string? Civility { get; set; }

    [StringLength(Requester.MaxName)]
    public string? FirstName { get; set; }

    [StringLength(Requester.MaxName)]
    public string? BirthName { get; set; }

    [StringLength(Requester.MaxName)]
    public string? UsageName { get; set; }

    public bool PrefersUsageName { get; set; }

    [StringLength(Requester.MaxOrganisationName)]
    public string? OrganisationName { get; set; }

    public DateOnly? BirthDate { get; set; }

    public Channel? PreferredChannel { get; set; }

    [StringLength(8)]
    public string? Language { get; set; } = "fr";

    public bool RefusesEmail { get; set; }

    public List<ContactRow> Phones { get; set; } = [new()];

    public List<ContactRow> Emails { get; set; } = [new()];

    public List<ContactRow> Addresses { get; set; } = [new()];

    public int Version { get; set; }

    /// <summary>The agent looked at the people who resemble this one: it is somebody else.</summary>
    public bool IsSomebodyElse { get; set; }

    public static PersonForm Of(Requester person)
    {
        var options = RequesterOptions.Of(person);
        return new PersonForm
        {
            Kind = options.Kind,
            Civility = options.Civility,
            FirstName = options.FirstName,
            BirthName = options.BirthName,
            UsageName = options.UsageName,
            PrefersUsageName = options.PrefersUsageName,
            OrganisationName = options.OrganisationName,
            BirthDate = options.BirthDate,
            PreferredChannel = options.PreferredChannel,
            Language = options.Language,
            RefusesEmail = options.RefusesEmail,
            Phones = Rows(ContactKind.Phone),
            Emails = Rows(ContactKind.Email),
            Addresses = Rows(ContactKind.Address),
            Version = person.Version,
        };

        // An empty row after the others, to add one.
        List<ContactRow> Rows(ContactKind kind) =>
            [
                .. options
                    .Contacts.Where(c => c.Kind == kind)
                    .Select(c => new ContactRow
                    {
                        Value = c.Value,
                        Label = c.Label,
                        Preferred = c.Preferred,
                    }),
                new(),
            ];
    }

    public RequesterOptions ToOptions() =>
        new()
        {
            Kind = Kind,
            Civility = Civility,
            FirstName = FirstName,
            BirthName = BirthName,
            UsageName = UsageName,
            PrefersUsageName = PrefersUsageName,
            OrganisationName = OrganisationName,
            BirthDate = BirthDate,
            PreferredChannel = PreferredChannel,
            Language = Language,
            RefusesEmail = RefusesEmail,
            Contacts =
            [
                .. Phones.Select(row => row.ToOptions(ContactKind.Phone)),
                .. Emails.Select(row => row.ToOptions(ContactKind.Email)),
                .. Addresses.Select(row => row.ToOptions(ContactKind.Address)),
            ],
        };

    /// <summary>Says which row a phone or an e-mail is wrong in.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        [
            .. Refusals(ContactKind.Phone, Phones, nameof(Phones)),
            .. Refusals(ContactKind.Email, Emails, nameof(Emails)),
        ];

    static IEnumerable<ValidationResult> Refusals(ContactKind kind, List<ContactRow> rows, string field) =>
        from place in Enumerable.Range(0, rows.Count)
        let value = rows[place].Value
        where !string.IsNullOrWhiteSpace(value)
        let refusal = kind.Refusal(value)
        where refusal is not null
        select new ValidationResult(refusal, [$"{field}[{place}].{nameof(ContactRow.Value)}"]);

    /// <summary>One more row where the last one is taken.</summary>
    public void Widen()
    {
        foreach (var rows in new[] { Phones, Emails, Addresses })
        {
            if (rows.Count == 0 || !string.IsNullOrWhiteSpace(rows[^1].Value))
                rows.Add(new ContactRow());
        }
    }
}

public sealed class ContactRow
{
    [StringLength(300)]
    public string? Value { get; set; }

    [StringLength(80)]
    public string? Label { get; set; }

    public bool Preferred { get; set; }

    public ContactOptions ToOptions(ContactKind kind) => new(kind, Value ?? "", Label ?? "", Preferred);
}
