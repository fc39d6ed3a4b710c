using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;
using Parvis.Web;

namespace Parvis.Features.Surveys.Improvements.Edit;

/// <summary>One action, written or changed; a new one may begin with an opinion.</summary>
[Authorize(Policies.Oversight)]
public sealed class IndexModel(ImprovementService improvements, OrganisationDirectory directory, CurrentViewer viewer)
    : PageModel,
        IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public string? Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "avis")]
    public long? AnswerId { get; set; }

    [BindProperty(SupportsGet = true, Name = "constat")]
    public long? FindingId { get; set; }

    [BindProperty]
    public string? Existing { get; set; }

    [BindProperty]
    public ImprovementForm Input { get; set; } = new();

    public (SurveyAnswer Answer, CitizenRequest Request)? Opinion { get; private set; }

    /// <summary>Actions that the opinion may be about.</summary>
    public IReadOnlyList<ImprovementAction> Open { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Owners { get; private set; } = [];

    CancellationToken Aborted => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGetAsync()
    {
        if (Id is { } id)
        {
            if (await improvements.FindAsync(id, Aborted) is not { } action)
                return NotFound();
            Input = ImprovementForm.Of(action);
        }

        return await RedisplayAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        try
        {
            return await SaveAsync() is { } saved ? Redirect(SurveyLinks.Improvement(saved.PublicId)) : NotFound();
        }
        catch (RefusedException refused) when (refused.Field is { } field)
        {
            throw new RefusedException(refused.Message, $"{nameof(Input)}.{field}");
        }
    }

    /// <summary>The opinion belongs to an action that exists.</summary>
    public async Task<IActionResult> OnPostLinkAsync()
    {
        if (
            AnswerId is not { } answer
            || await improvements.FindAsync(Existing ?? "", Aborted) is not { } action
            || !await improvements.LinkOpinionAsync(action, answer, viewer.Value, Aborted)
        )
            return NotFound();
        TempData["Done"] = "L'avis est rattaché à cette action.";
        return Redirect(SurveyLinks.Improvement(action.PublicId));
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        var organisation = await directory.GetAsync(Aborted);
        Owners =
        [
            new SelectListItem("Choisir", ""),
            .. organisation
                .Agents.Where(a => a.Active || a.Id == Input.OwnerAgentId)
                .Select(a => new SelectListItem(a.FullName, a.Id.ToString())),
        ];
        if (Id is not null || AnswerId is not { } answer)
            return Page();
        Opinion = await improvements.OpinionAsync(answer, viewer.Value, Aborted);
        if (Opinion is null)
            return NotFound();
        Open = await improvements.OpenAsync(Aborted);
        return Page();
    }

    async Task<ImprovementAction?> SaveAsync()
    {
        if (Id is not { } id)
        {
            var added = await improvements.AddAsync(Input.Read(), viewer.Value.Name, Aborted);
            if (AnswerId is { } answer && !await improvements.LinkOpinionAsync(added, answer, viewer.Value, Aborted))
                throw new RefusedException("Cet avis n'est plus là : partez d'un autre, ou écrivez l'action seule.");
            if (FindingId is { } finding && !await improvements.LinkFindingAsync(added, finding, Aborted))
                throw new RefusedException("Ce constat n'est plus là : partez d'un autre, ou écrivez l'action seule.");
            TempData["Done"] = "L'action est écrite.";
            return added;
        }

        if (await improvements.FindAsync(id, Aborted) is not { } action)
            return null;
        action.MustBe(Input.Version);
        action.Edit(Input.Read());
        TempData["Done"] = "L'action est changée.";
        return action;
    }
}
