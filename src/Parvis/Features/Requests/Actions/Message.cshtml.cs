using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Parvis.Features.Requesters;
using Parvis.Web;

namespace Parvis.Features.Requests.Actions;

/// <summary>What the resident says or sends afterwards: a word of theirs, not a note; a request that waited goes on.</summary>
[Authorize(Policies.Agent)]
public sealed class MessageModel(RequestActions actions, IncomingWords words) : RequestActionModel(actions)
{
    [BindProperty]
    public Channel Channel { get; set; } = Channel.Phone;

    [BindProperty]
    [Required(ErrorMessage = "Écrivez ce que dit l'usager.")]
    public string? Words { get; set; }

    protected override RequestAction Action => RequestAction.Hear;

    protected override bool ChecksFreshness => false;

    public Task<IActionResult> OnPostAsync() =>
        ApplyAsync(
            (request, by) => words.AddAsync(request, Channel, Words!, by, by.At, Aborted),
            "Le message est dans la demande."
        );
}
