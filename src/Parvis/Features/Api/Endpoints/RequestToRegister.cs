using Parvis.Features.Api.Errors;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Choosing;

namespace Parvis.Features.Api.Endpoints;

/// <summary>What a resident asks, as another program heard it.</summary>
public sealed record RequestToRegister
{
    [Meaning("One line; the first line of the text when absent.", "Une ligne ; sinon la première du texte.")]
    public string? Subject { get; init; }

    [Meaning("The resident's words.", "Les mots de l'usager.")]
    public string? Text { get; init; }

    [Meaning("Where it is about, as said.", "Le lieu, comme il est dit.")]
    public string? Place { get; init; }

    [Meaning("Its topic; it says who owns it and by when.", "Son sujet : il dit qui s'en charge et pour quand.")]
    public Guid? TopicId { get; init; }

    [Meaning("How it came; web when absent.", "Comment elle est arrivée ; web sinon.")]
    public Channel? Channel { get; init; }

    [Meaning("The day it reached the town hall; today when absent.", "Le jour de son arrivée ; aujourd'hui sinon.")]
    public DateOnly? ReceivedOn { get; init; }

    [Meaning("Who asks; nobody known when absent.", "Qui demande ; personne de connu sinon.")]
    public PersonGiven? Requester { get; init; }

    [Meaning("Whom it is for, when it is somebody else.", "Pour qui, quand c'est quelqu'un d'autre.")]
    public PersonGiven? OnBehalfOf { get; init; }
}

/// <summary>Somebody: the id of a sheet, or what makes a new one.</summary>
public sealed record PersonGiven
{
    [Meaning("The id of a sheet, alone.", "L'identifiant d'une fiche, seul.")]
    public string? Id { get; init; }

    [Meaning("person when absent.", "person sinon.")]
    public RequesterKind? Kind { get; init; }

    [Meaning("First name.", "Prénom.")]
    public string? FirstName { get; init; }

    [Meaning("Last name.", "Nom.")]
    public string? LastName { get; init; }

    [Meaning("Of an organisation.", "Nom d'un organisme.")]
    public string? OrganisationName { get; init; }

    [Meaning("However written.", "Écrit comme on veut.")]
    public string? Phone { get; init; }

    [Meaning("E-mail address.", "Courriel.")]
    public string? Email { get; init; }

    [Meaning("Postal address on one line.", "Adresse postale sur une ligne.")]
    public string? Address { get; init; }

    /// <summary>
    /// A program cannot look at those who resemble: a sheet is made, and agents are shown the likely twins to merge.
    /// </summary>
    public static PersonInput Read(PersonGiven? given, string field)
    {
        if (given is null)
            return new PersonInput();
        var organisation = given.Kind == RequesterKind.Organisation;
        var person = new PersonInput
        {
            Id = given.Id,
            Kind = given.Kind ?? RequesterKind.Person,
            OrganisationName = given.OrganisationName,
            FirstName = given.FirstName,
            LastName = given.LastName,
            Phone = given.Phone,
            Email = given.Email,
            Address = given.Address,
            IsSomebodyElse = true,
        };
        var alone = given with { Id = null } == new PersonGiven();
        if (!string.IsNullOrWhiteSpace(given.Id))
            return alone
                ? person
                : throw ApiRefusedException.Invalid(
                    field,
                    "Give the id of a sheet, or what makes a new one: not both.",
                    "Donnez l'identifiant d'une fiche, ou de quoi en créer une : pas les deux."
                );
        if (!person.IsNew)
            throw ApiRefusedException.Invalid(
                field,
                "Give an id, a name, or leave the whole person out.",
                "Donnez un identifiant, un nom, ou n'indiquez personne."
            );
        if (organisation == string.IsNullOrWhiteSpace(given.OrganisationName))
            throw ApiRefusedException.Invalid(
                organisation ? $"{field}.organisationName" : $"{field}.kind",
                "An organisation has the kind « organisation » and an organisationName; a person has neither.",
                "Un organisme a la sorte « organisation » et un organisationName ; une personne n'a ni l'un ni l'autre."
            );
        return person;
    }
}
