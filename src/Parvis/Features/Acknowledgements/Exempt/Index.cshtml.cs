using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Data;
using Parvis.Features.Acknowledgements.Duty;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Actions;
using Parvis.Web;

namespace Parvis.Features.Acknowledgements.Exempt;

/// <summary>Why a request gets no acknowledgement: a case of the law, and the reason in words.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(RequestActions actions, AcknowledgementKeeper keeper) : RequestActionModel(actions)
{
    [BindProperty]
    public AcknowledgementExemption? Exemption { get; set; }

    [BindProperty]
    [StringLength(Acknowledgement.MaxReason, ErrorMessage = "La raison tient en 500 caractères.")]
    public string? Reason { get; set; }

    public IReadOnlyList<SelectListItem> Exemptions =>
        [
            .. AcknowledgementExemptions
                .For(Record.Channel)
                .Select(e => new SelectListItem(e.InFrench(), e.ToString(), Exemption == e)),
        ];

    protected override RequestAction Action => RequestAction.Reply;

    public Task<IActionResult> OnPostAsync() =>
        ApplyAsync(ExemptAsync, "La demande est notée comme n'appelant pas d'accusé de réception.");

    async Task ExemptAsync(CitizenRequest request, ProcessContext by)
    {
        if (Exemption is not { } exemption || !AcknowledgementExemptions.For(request.Channel).Contains(exemption))
            throw new RefusedException("Choisissez le cas prévu par la loi.", nameof(Exemption));
        if (string.IsNullOrWhiteSpace(Reason))
            throw new RefusedException("Dites en quelques mots pourquoi.", nameof(Reason));
        var duty = await keeper.EnsureAsync(request, Aborted);
        duty.Exempt(exemption, Reason.Trim(), by.Name);
        request.ExemptFromAcknowledgement(exemption.InFrench(), Reason);
    }
}
