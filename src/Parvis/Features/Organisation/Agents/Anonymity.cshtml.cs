using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Web;

namespace Parvis.Features.Organisation.Agents;

[Authorize(Policies.Administrator)]
public sealed class AnonymityModel(AgentService agents) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Donnez la raison : elle reste au journal d'administration."), StringLength(1000)]
    public string? Reason { get; set; }

    /// <summary>What the form asks for, as it was shown.</summary>
    [BindProperty]
    public bool Anonymous { get; set; }

    public Agent Agent { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        var answer = await RedisplayAsync();
        if (Agent is not null)
            Anonymous = !Agent.AnonymousOnCorrespondence;
        return answer;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        if (!await agents.SetAnonymityAsync(Id, Anonymous, Reason, cancellationToken))
            return NotFound();
        TempData["Done"] = Anonymous
            ? "L'anonymat est accordé ; la raison est au journal d'administration."
            : "L'anonymat est retiré ; la raison est au journal d'administration.";
        return Redirect(OrganisationLinks.Agent(Id));
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        var agent = await agents.FindAsync(Id, HttpContext.RequestAborted);
        if (agent is null)
            return NotFound();
        Agent = agent;
        return Page();
    }
}
