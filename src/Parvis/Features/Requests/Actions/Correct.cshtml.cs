using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Parvis.Web;

namespace Parvis.Features.Requests.Actions;

[Authorize(Policies.Agent)]
public sealed class CorrectModel(RequestActions actions) : RequestActionModel(actions)
{
    [BindProperty]
    [Required(ErrorMessage = "L'objet ne peut pas être vide.")]
    [StringLength(CitizenRequest.MaxSubject, ErrorMessage = "L'objet tient en 200 caractères.")]
    public string? Subject { get; set; }

    [BindProperty]
    [StringLength(300, ErrorMessage = "Le lieu tient en 300 caractères.")]
    public string? Place { get; set; }

    protected override RequestAction Action => RequestAction.Correct;

    protected override Task PrepareAsync()
    {
        if (HttpMethods.IsGet(HttpContext.Request.Method))
            (Subject, Place) = (Record.Subject, Record.Place);
        return Task.CompletedTask;
    }

    public Task<IActionResult> OnPostAsync() =>
        ApplyAsync((request, _) => request.Correct(Subject!, Place), "La demande est corrigée.");
}
