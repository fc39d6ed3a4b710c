using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Web;

namespace Parvis.Features.Requests.Actions;

/// <summary>One letter, several matters: a part becomes a request of its own, linked to the first.</summary>
[Authorize(Policies.Agent)]
public sealed class SplitModel(RequestActions actions, RequestRegistration registration) : RequestActionModel(actions)
{
    [BindProperty]
    [Required(ErrorMessage = "Donnez l'objet de la partie détachée.")]
    [StringLength(CitizenRequest.MaxSubject, ErrorMessage = "L'objet tient en 200 caractères.")]
    public string? Subject { get; set; }

    [BindProperty]
    public Guid? TopicId { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Reprenez les mots de l'usager pour cette partie.")]
    public string? Text { get; set; }

    public IReadOnlyList<SelectListItem> Topics { get; private set; } = [];

    protected override RequestAction Action => RequestAction.Split;

    protected override async Task PrepareAsync() => Topics = await TopicChoices.ForAsync(Actions, Aborted);

    public Task<IActionResult> OnPostAsync() =>
        ApplyAsync(
            async (request, by) =>
            {
                var topic = await TopicChoices.ChosenAsync(Actions, TopicId, Aborted);
                var part = await registration.RegisterAsync(
                    new NewRequest
                    {
                        Channel = request.Channel,
                        Subject = Subject,
                        Text = Text,
                        Place = request.Place,
                        TopicId = topic?.Id,
                        CircleId = topic is null ? request.CircleId : null,
                        RequesterId = request.RequesterId,
                        RepresentativeId = request.RepresentativeId,
                        ReceivedAt = request.ReceivedAt,
                    },
                    by,
                    Aborted
                );
                Actions.Db.Add(
                    new RequestLink
                    {
                        FromId = part.Id,
                        ToId = request.Id,
                        Kind = LinkKind.PartOf,
                    }
                );
                request.SplitOff(part);
            },
            "La partie détachée est une demande liée, reçue à la même date."
        );
}
