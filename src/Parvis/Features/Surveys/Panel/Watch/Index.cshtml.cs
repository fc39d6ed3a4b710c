using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Features.Settings;
using Parvis.Ui;
using Parvis.Web;

namespace Parvis.Features.Surveys.Panel.Watch;

/// <summary>Who is in the panel, what they were invited to try, what they found.</summary>
[Authorize(Policies.Pilot)]
public sealed class IndexModel(PanelService panel, TownClock clock, CurrentViewer viewer) : PageModel, IRedisplayed
{
    [BindProperty]
    public string? MemberId { get; set; }

    [BindProperty]
    public InvitationForm Invitation { get; set; } = new();

    [BindProperty]
    public FindingForm Finding { get; set; } = new();

    public IReadOnlyList<PanelMember> Members { get; private set; } = [];

    public IReadOnlyList<PanelInvitation> Invitations { get; private set; } = [];

    public IReadOnlyList<PanelFinding> Findings { get; private set; } = [];

    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    CancellationToken Aborted => HttpContext.RequestAborted;

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    public async Task<IActionResult> OnPostConfirmAsync()
    {
        if (await panel.FindAsync(MemberId ?? "", Aborted) is not { Email: "" } member)
            return NotFound();
        panel.Confirm(member);
        return Back($"{member.Name} est dans le panel.");
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        if (await panel.FindAsync(MemberId ?? "", Aborted) is not { } member)
            return NotFound();
        panel.Leave(member);
        return Back($"{member.Name} n'est plus dans le panel : ses coordonnées sont effacées.");
    }

    public async Task<IActionResult> OnPostInviteAsync()
    {
        try
        {
            var sent = await panel.InviteAsync(
                Invitation.Title,
                Invitation.Message,
                Invitation.Address,
                viewer.Value.Name,
                Aborted
            );
            return Back($"Courriels qui partent : {sent}. Appelez les membres qui n'ont donné qu'un téléphone.");
        }
        catch (RefusedException refused) when (refused.Field is { } field)
        {
            throw new RefusedException(refused.Message, Named(nameof(Invitation), field));
        }
    }

    public async Task<IActionResult> OnPostNoteAsync()
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        try
        {
            await panel.NoteAsync(Finding.InvitationId, Finding.Text, Finding.Severity, viewer.Value.Name, Aborted);
            return Back("Le constat est noté.");
        }
        catch (RefusedException refused) when (refused.Field is { } field)
        {
            throw new RefusedException(refused.Message, Named(nameof(Finding), field));
        }
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        Zone = await clock.ZoneAsync(Aborted);
        Members = await panel.MembersAsync(Aborted);
        Invitations = await panel.InvitationsAsync(Aborted);
        Findings = await panel.FindingsAsync(Aborted);
        return Page();
    }

    public string When(DateTime at) => TimeZoneInfo.ConvertTimeFromUtc(at, Zone).Short();

    static string Named(string form, string field) => $"{form}.{char.ToUpperInvariant(field[0])}{field[1..]}";

    RedirectResult Back(string done)
    {
        TempData["Done"] = done;
        return Redirect(PanelLinks.Watch);
    }
}

/// <summary>The fields of an invitation.</summary>
public sealed class InvitationForm
{
    public string? Title { get; set; }

    public string? Message { get; set; }

    public string? Address { get; set; }
}

/// <summary>The fields of a finding.</summary>
public sealed class FindingForm
{
    public long InvitationId { get; set; }

    public string? Text { get; set; }

    public FindingSeverity? Severity { get; set; }
}
