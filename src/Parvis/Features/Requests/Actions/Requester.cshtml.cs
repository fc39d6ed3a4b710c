using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Choosing;
using Parvis.Web;

namespace Parvis.Features.Requests.Actions;

/// <summary>Who asks, and who acts for them.</summary>
[Authorize(Policies.Agent)]
public sealed class RequesterModel(RequestActions actions, PersonChoosing people) : RequestActionModel(actions)
{
    [BindProperty]
    public PersonInput Who { get; set; } = new();

    [BindProperty]
    public PersonInput ActingFor { get; set; } = new();

    IReadOnlyList<PersonChoice> whoChoices = [];

    IReadOnlyList<PersonChoice> actingChoices = [];

    protected override RequestAction Action => RequestAction.Correct;

    protected override async Task PrepareAsync()
    {
        if (HttpMethods.IsGet(HttpContext.Request.Method))
        {
            var ids = await Actions
                .Db.Set<Requester>()
                .Where(r => r.Id == Record.RequesterId || r.Id == Record.RepresentativeId)
                .Select(r => new
                {
                    r.Id,
                    r.PublicId,
                    r.DisplayName,
                })
                .ToListAsync(Aborted);
            var who = ids.Find(r => r.Id == Record.RequesterId);
            var acting = ids.Find(r => r.Id == Record.RepresentativeId);
            (Who.Id, Who.Text) = (who?.PublicId, who?.DisplayName);
            (ActingFor.Id, ActingFor.Text) = (acting?.PublicId, acting?.DisplayName);
            return;
        }

        whoChoices = await people.ChoicesAsync(Who, Actions.Viewer, Aborted);
        actingChoices = await people.ChoicesAsync(ActingFor, Actions.Viewer, Aborted);
    }

    /// <summary>Without a script: shows the people found for what was typed.</summary>
    [OutsideTransaction]
    public Task<IActionResult> OnPostLookAsync() => RedisplayAsync();

    public Task<IActionResult> OnPostAsync() =>
        ApplyAsync(
            async (request, _) =>
            {
                var who = await ResolveAsync(Who, nameof(Who), request);
                var acting = await ResolveAsync(ActingFor, nameof(ActingFor), request);
                if (who is null && acting is not null)
                    throw new RefusedException("Dites pour qui cette personne agit.", "Who.Text");
                if (who is not null && who == acting)
                    throw new RefusedException(
                        "Une personne n'agit pas pour son propre compte : laissez ce champ vide.",
                        "ActingFor.Text"
                    );
                request.ChangeRequester(who, acting);
                await RequesterActivity.BecomeKnownAsync(Actions.Db, who, request.CircleId, Aborted);
                await RequesterActivity.BecomeKnownAsync(Actions.Db, acting, request.CircleId, Aborted);
            },
            "Le demandeur est changé."
        );

    public ViewDataDictionary WhoField(ViewDataDictionary view) =>
        new PersonField
        {
            Label = "Qui demande",
            Hint = "Nom, téléphone ou courriel. Laissez vide si la personne n'est pas identifiée.",
            LookUrl = Look,
            Choices = whoChoices,
            Autofocus = true,
        }.In(view);

    public ViewDataDictionary ActingField(ViewDataDictionary view) =>
        new PersonField
        {
            Label = "Par qui, si quelqu'un agit pour elle",
            LookUrl = Look,
            Choices = actingChoices,
        }.In(view);

    string Look => $"{RequestLinks.Action(Reference, "demandeur")}?handler=Look";

    Task<long?> ResolveAsync(PersonInput said, string field, CitizenRequest request) =>
        people.ResolveAsync(said, field, request.CircleId, Actions.Viewer, Aborted);
}
