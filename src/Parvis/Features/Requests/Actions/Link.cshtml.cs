using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Web;

namespace Parvis.Features.Requests.Actions;

[Authorize(Policies.Agent)]
public sealed class LinkModel(RequestActions actions) : RequestActionModel(actions)
{
    [BindProperty]
    public string? Other { get; set; }

    protected override RequestAction Action => RequestAction.Link;

    protected override bool ChecksFreshness => false;

    public Task<IActionResult> OnPostAsync() =>
        ApplyAsync(
            async (request, _) =>
            {
                var other = await OtherRequest.LoadAsync(Actions, Other, nameof(Other), Aborted);
                if (await FindAsync(request.Id, other.Id) is not null)
                    throw new RefusedException("Ces deux demandes sont déjà liées.", nameof(Other));
                request.Link(other, LinkKind.Related);
                other.Link(request, LinkKind.Related);
                Actions.Db.Add(
                    new RequestLink
                    {
                        FromId = request.Id,
                        ToId = other.Id,
                        Kind = LinkKind.Related,
                    }
                );
            },
            "Les deux demandes sont liées."
        );

    public Task<IActionResult> OnPostRemoveAsync() =>
        ApplyAsync(
            async (request, _) =>
            {
                var other = await OtherRequest.LoadAsync(Actions, Other, nameof(Other), Aborted);
                var link =
                    await FindAsync(request.Id, other.Id)
                    ?? throw new RefusedException("Ces deux demandes ne sont pas liées.", nameof(Other));
                Actions.Db.Remove(link);
                request.Unlink(other);
                other.Unlink(request);
            },
            "Le lien est retiré."
        );

    Task<RequestLink?> FindAsync(long one, long another) =>
        Actions
            .Db.Set<RequestLink>()
            .FirstOrDefaultAsync(
                l => (l.FromId == one && l.ToId == another) || (l.FromId == another && l.ToId == one),
                Aborted
            );
}
