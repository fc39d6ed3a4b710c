using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Parvis.Data;
using Parvis.Features.Requests.Actions;
using Parvis.Features.Requests.FollowUp;
using Parvis.Web;

namespace Parvis.Features.Requests.Mandates;

/// <summary>The person takes a mandate back at the counter, or an agent learns that it is no good.</summary>
[Authorize(Policies.Agent)]
public sealed class EndModel(RequestActions actions, RequestMandates mandates, FollowUpKeys keys)
    : RequestActionModel(actions)
{
    [BindProperty]
    [StringLength(300, ErrorMessage = "Dites-le en 300 caractères.")]
    public string? Reason { get; set; }

    public RequestMandate? Mandate { get; private set; }

    /// <summary>Whoever is in front of the person, as for a new code.</summary>
    protected override RequestAction Action => RequestAction.RenewFollowUp;

    protected override async Task PrepareAsync() => Mandate = await mandates.RunningAsync(Record, Aborted);

    public async Task<IActionResult> OnPostAsync()
    {
        var code = "";
        var shown = await ApplyAsync(
            async (request, _) =>
            {
                if (string.IsNullOrWhiteSpace(Reason))
                    throw new RefusedException("Dites comment vous le savez.", nameof(Reason));
                await mandates.EndAsync(request, MandateEnd.Agent, Reason.Trim(), Aborted);
                code = keys.CodeOf(request);
            },
            ""
        );
        if (code.Length == 0)
            return shown;
        TempData["Done"] = $"Le mandat a pris fin. Le nouveau code de suivi est {code}.";
        TempData["DoneLinks"] = new[] { "Imprimer le récépissé", RequestLinks.Action(Normalized, "recepisse") };
        return shown;
    }
}
