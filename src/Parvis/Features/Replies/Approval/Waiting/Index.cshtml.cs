using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requests;
using Parvis.Web;

namespace Parvis.Features.Replies.Approval.Waiting;

/// <summary>Answers that wait for this person: each opens in place, several are approved at once.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(ApprovalReader reader, ApprovalActs acts, ParvisDbContext db, CurrentViewer viewer)
    : PageModel,
        IRedisplayed
{
    public IReadOnlyList<Proposal> Proposals { get; private set; } = [];

    public bool More { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var found = await reader.WaitingForAsync(viewer.Value, cancellationToken);
        More = found.Count > ApprovalReader.Shown;
        Proposals = [.. found.Take(ApprovalReader.Shown)];
    }

    /// <summary>Each in its own transaction: one that cannot leave never stops the others.</summary>
    [OutsideTransaction]
    public async Task<IActionResult> OnPostAsync(string[] choix, CancellationToken cancellationToken)
    {
        if (choix.Length == 0)
            throw new RefusedException("Cochez au moins une réponse.");
        var (left, passed) = (0, 0);
        var problems = new List<string>();
        foreach (var tick in choix.Distinct(StringComparer.Ordinal).Take(ApprovalReader.Shown))
        {
            var (reference, problem, isLast) = await TryAsync(tick, cancellationToken);
            if (problem is not null)
                problems.Add($"{reference} : {problem}");
            else if (isLast)
                left++;
            else
                passed++;
            // What one left behind, done or refused, is no business of the next.
            db.ChangeTracker.Clear();
        }

        if (left + passed > 0)
            TempData["Done"] = Words(left, passed);
        if (problems.Count > 0)
            TempData["Refused"] = string.Join(" ", problems);
        return Redirect(ApprovalLinks.Waiting);
    }

    async Task<(string Reference, string? Problem, bool IsLast)> TryAsync(
        string tick,
        CancellationToken cancellationToken
    )
    {
        var parts = tick.Split('.');
        if (
            parts is not [var id, var version]
            || !int.TryParse(version, CultureInfo.InvariantCulture, out var seen)
            || await reader.ReferenceAsync(id, viewer.Value, cancellationToken) is not { } reference
        )
            return ("Une réponse", "elle n'est plus à valider.", false);
        try
        {
            var last = await acts.ApproveAsync(id, seen, edit: null, viewer.Value, cancellationToken);
            return (reference, last is null ? "elle n'est plus à valider." : null, last == true);
        }
        catch (RefusedException refused)
        {
            return (reference, refused.Message, false);
        }
        catch (Exception gone) when (gone is RequestNotFoundException or DbUpdateConcurrencyException)
        {
            return (reference, "un collègue vient d'y toucher : relisez-la d'abord.", false);
        }
    }

    static string Words(int left, int passed) =>
        string.Join(
            " ",
            new[]
            {
                left switch
                {
                    0 => "",
                    1 => "1 réponse est validée et part.",
                    _ => $"{left} réponses sont validées et partent.",
                },
                passed switch
                {
                    0 => "",
                    1 => "1 réponse est validée et passe à l'étape suivante.",
                    _ => $"{passed} réponses sont validées et passent à l'étape suivante.",
                },
            }.Where(w => w.Length > 0)
        );

    public async Task<IActionResult> RedisplayAsync()
    {
        await OnGetAsync(HttpContext.RequestAborted);
        return Page();
    }
}
