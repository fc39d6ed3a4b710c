using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Parvis.Features.Requests.FollowUp;
using Parvis.Web;

namespace Parvis.Features.Requests.Actions;

/// <summary>A code was lost, or somebody else has it: the person gets another one, once they are recognised.</summary>
[Authorize(Policies.Agent)]
public sealed class FollowUpCodeModel(RequestActions actions, FollowUpKeys keys) : RequestActionModel(actions)
{
    [BindProperty]
    [StringLength(300, ErrorMessage = "Dites-le en 300 caractères.")]
    public string? Identity { get; set; }

    protected override RequestAction Action => RequestAction.RenewFollowUp;

    public async Task<IActionResult> OnPostAsync()
    {
        var code = "";
        var shown = await ApplyAsync(
            (request, _) =>
            {
                request.RenewFollowUp(Identity);
                code = keys.CodeOf(request);
            },
            ""
        );
        if (code.Length == 0)
            return shown;
        TempData["Done"] = $"Le nouveau code de suivi est {code}.";
        TempData["DoneLinks"] = new[] { "Imprimer le récépissé", RequestLinks.Action(Normalized, "recepisse") };
        return shown;
    }
}
