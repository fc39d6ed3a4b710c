using Microsoft.AspNetCore.Mvc;
using Parvis.Features.Api.Errors;
using Parvis.Features.Api.Reading;
using Parvis.Features.Requesters;

namespace Parvis.Features.Api.Endpoints;

public sealed record PeopleFound
{
    [Meaning("The likeliest first.", "Les plus probables d'abord.")]
    public required IReadOnlyList<PersonView> Items { get; init; }
}

/// <summary>What tells homonyms apart, and no more: contact details stay in the town hall.</summary>
public sealed record PersonView
{
    [Meaning("The id of the sheet, to register a request in its name.", "L'identifiant de la fiche.")]
    public required string Id { get; init; }

    [Meaning("A person or an organisation.", "Une personne ou un organisme.")]
    public required RequesterKind Kind { get; init; }

    [Meaning("As letters call them.", "Comme l'écrivent les courriers.")]
    public required string Name { get; init; }

    [Meaning("Year of birth.", "Année de naissance.")]
    public required int? BirthYear { get; init; }

    [Meaning("Postal address.", "Adresse postale.")]
    public required string? Address { get; init; }
}

/// <summary>GET /api/v1/people: the search of agents, that forgives misspelling.</summary>
static class FindPeople
{
    const int Most = 20;
    const int Shortest = 2;

    public static async Task<IResult> RunAsync(
        [FromQuery, Meaning("A name, a phone number or an e-mail.", "Un nom, un téléphone ou un courriel.")] string? q,
        HttpContext context,
        ApiCaller caller,
        PeopleSearch search
    )
    {
        QueryNames.RefuseOthers(context.Request, "q");
        if (q?.Trim() is not { Length: >= Shortest and <= 200 } typed)
            throw ApiRefusedException.Invalid("q", "2 to 200 characters.", "De 2 à 200 caractères.");
        var found = await search.FindAsync(typed, caller.Viewer, Most, context.RequestAborted);
        return TypedResults.Ok(
            new PeopleFound
            {
                Items =
                [
                    .. found.Select(p => new PersonView
                    {
                        Id = p.PublicId,
                        Kind = p.Kind,
                        Name = p.Name,
                        BirthYear = p.BirthDate?.Year,
                        Address = p.Address,
                    }),
                ],
            }
        );
    }
}
