using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Requests.Mandates;

/// <summary>How much a helper holds, and nothing of what; an administrator takes all of it back.</summary>
[Authorize(Policies.Administrator)]
public sealed class OfHelperModel(
    HelperService helpers,
    RequestMandates mandates,
    AdministrationJournal journal,
    Transactions transactions,
    CurrentViewer viewer,
    TimeProvider clock
) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    [StringLength(300, ErrorMessage = "Dites-le en 300 caractères.")]
    public string? Reason { get; set; }

    public Helper Helper { get; private set; } = null!;

    public int Running { get; private set; }

    public int Ended { get; private set; }

    CancellationToken Aborted => HttpContext.RequestAborted;

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    /// <summary>Each in a transaction of its own: hundreds of requests are not locked at once.</summary>
    [OutsideTransaction]
    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        if (await helpers.FindAsync(Id, Aborted) is not { } helper)
            return NotFound();
        if (string.IsNullOrWhiteSpace(Reason))
            throw new RefusedException("Dites pourquoi.", nameof(Reason));
        var by = new ProcessContext(viewer.Value.AgentId, viewer.Value.Name, clock.GetUtcNow().UtcDateTime);
        await transactions.RunAsync(
            () =>
            {
                journal.Write(
                    $"Fin de tous les mandats de {helper.FullName} ({helper.Organisation}) : {Reason.Trim()}"
                );
                return Task.CompletedTask;
            },
            Aborted
        );
        await mandates.EndAllAsync(Id, Reason.Trim(), by, Aborted);
        TempData["Done"] = $"Les mandats de {helper.FullName} ont pris fin.";
        return Redirect(OrganisationLinks.MandatesOf(Id));
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        if (await helpers.FindAsync(Id, Aborted) is not { } helper)
            return NotFound();
        Helper = helper;
        (Running, Ended) = await mandates.CountAsync(Id, Aborted);
        return Page();
    }
}
