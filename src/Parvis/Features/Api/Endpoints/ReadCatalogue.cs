using Parvis.Features.Api.Reading;
using Parvis.Features.Organisation;
using Parvis.Features.Topics;

namespace Parvis.Features.Api.Endpoints;

public sealed record TopicList
{
    [Meaning("Parents before children.", "Les parents avant les enfants.")]
    public required IReadOnlyList<TopicView> Items { get; init; }
}

public sealed record TopicView
{
    [Meaning("For topicId.", "Pour topicId.")]
    public required Guid Id { get; init; }

    [Meaning("The topic above.", "Le sujet au-dessus.")]
    public required Guid? ParentId { get; init; }

    [Meaning("Its name.", "Son nom.")]
    public required string Name { get; init; }

    [Meaning("With those above.", "Avec ceux au-dessus.")]
    public required string Path { get; init; }

    [Meaning("What sort of request it makes.", "La sorte de demande.")]
    public required TopicKind Kind { get; init; }

    [Meaning("The department that owns its requests.", "Le service qui s'en charge.")]
    public required Guid? DepartmentId { get; init; }

    [Meaning("Working days within which the town means to answer.", "Délai de réponse visé, en jours ouvrés.")]
    public required int? TargetDays { get; init; }

    [Meaning("Documents to bring.", "Pièces à fournir.")]
    public required IReadOnlyList<string> Documents { get; init; }
}

public sealed record DepartmentList
{
    [Meaning("Parents before children.", "Les parents avant les enfants.")]
    public required IReadOnlyList<DepartmentView> Items { get; init; }
}

public sealed record DepartmentView
{
    [Meaning("For filters.", "Pour filtrer.")]
    public required Guid Id { get; init; }

    [Meaning("The department above.", "Le service au-dessus.")]
    public required Guid? ParentId { get; init; }

    [Meaning("Its name.", "Son nom.")]
    public required string Name { get; init; }

    [Meaning("Its telephone number.", "Son téléphone.")]
    public required string Phone { get; init; }

    [Meaning("Its e-mail address.", "Son courriel.")]
    public required string Email { get; init; }
}

/// <summary>GET of topics and departments: from memory.</summary>
static class ReadCatalogue
{
    public static async Task<IResult> TopicsAsync(HttpContext context, ApiCaller caller, TopicCatalogue topics)
    {
        QueryNames.RefuseOthers(context.Request);
        var tree = await topics.GetAsync(context.RequestAborted);
        return TypedResults.Ok(
            new TopicList
            {
                Items =
                [
                    .. tree.OpenTo(caller.Viewer)
                        .Select(t => new TopicView
                        {
                            Id = t.Id,
                            ParentId = t.ParentId,
                            Name = t.Name,
                            Path = t.Path,
                            Kind = t.Kind,
                            DepartmentId = t.DepartmentId,
                            TargetDays = t.TargetDays,
                            Documents = [.. t.Documents.Select(d => d.Name)],
                        }),
                ],
            }
        );
    }

    public static async Task<IResult> DepartmentsAsync(HttpContext context, OrganisationDirectory directory)
    {
        QueryNames.RefuseOthers(context.Request);
        var organisation = await directory.GetAsync(context.RequestAborted);
        return TypedResults.Ok(
            new DepartmentList
            {
                Items =
                [
                    .. organisation.OpenDepartments.Select(d => new DepartmentView
                    {
                        Id = d.Id,
                        ParentId = d.ParentId,
                        Name = d.Name,
                        Phone = d.Phone,
                        Email = d.Email,
                    }),
                ],
            }
        );
    }
}
