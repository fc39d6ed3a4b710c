using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requests.Duplicates;
using Parvis.Web;

namespace Parvis.Features.Requests.Actions;

/// <summary>This request goes on inside another one; both keep their history, and it can be undone.</summary>
[Authorize(Policies.Agent)]
public sealed class MergeModel(RequestActions actions, LikelyDuplicates duplicates) : RequestActionModel(actions)
{
    [BindProperty]
    public string? Other { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Dites pourquoi ce sont une seule et même demande.")]
    public string? Reason { get; set; }

    /// <summary>Still open: what it most likely repeats.</summary>
    public IReadOnlyList<RequestRow> Likely { get; private set; } = [];

    protected override RequestAction Action => RequestAction.Merge;

    protected override async Task PrepareAsync()
    {
        var likely = await duplicates.FindAsync(
            new Likeness
            {
                People = Record.RequesterId is { } requester ? [requester] : [],
                TopicId = Record.TopicId,
                Place = Record.Place,
                Subject = Record.Subject,
                Itself = Record.Id,
            },
            Actions.Viewer,
            Aborted
        );
        // One of another department can be linked to, not merged into.
        Likely = [.. likely.Where(r => Actions.Viewer.IsPilot || Actions.Viewer.Handles(r.DepartmentId))];
    }

    public Task<IActionResult> OnPostAsync() =>
        ApplyAsync(
            async (request, by) =>
            {
                var other = await OtherRequest.LoadAsync(Actions, Other, nameof(Other), Aborted);
                if (!RequestPolicy.Allows(Actions.Viewer, other, RequestAction.Merge))
                    throw new RefusedException(
                        "L'autre demande est dans un service où vous n'agissez pas : liez-les plutôt.",
                        nameof(Other)
                    );
                request.MergeInto(other, Reason!, by);
            },
            "Les deux demandes n'en font plus qu'une. Vous pouvez annuler la fusion."
        );

    public Task<IActionResult> OnPostUndoAsync()
    {
        ModelState.Remove(nameof(Reason));
        return ApplyAsync(
            async (request, _) =>
            {
                var into = request.MergedIntoId ?? throw new RefusedException("Cette demande n'est pas fusionnée.");
                var reference = await Actions
                    .Db.Set<CitizenRequest>()
                    .Where(r => r.Id == into)
                    .Select(r => r.Reference)
                    .SingleAsync(Aborted);
                var other = await OtherRequest.LoadAsync(Actions, reference, nameof(Other), Aborted);
                request.UndoMerge(other);
            },
            "La fusion est annulée : les deux demandes vivent de nouveau séparément."
        );
    }
}
