using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Organisation;
using Parvis.Web;

namespace Parvis.Features.Oversight.Workload.Overview;

[Authorize(Policies.Oversight)]
public sealed class IndexModel(WorkloadReader workload, OrganisationDirectory directory, CurrentViewer viewer)
    : PageModel
{
    public IReadOnlyList<DepartmentLoad> Loads { get; private set; } = [];

    /// <summary>A pilot has every department: one at a time.</summary>
    public IReadOnlyList<DepartmentEntry> Choices { get; private set; } = [];

    public Guid? Chosen { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid? service, CancellationToken cancellationToken)
    {
        var organisation = await directory.GetAsync(cancellationToken);
        List<DepartmentEntry> mine =
        [
            .. organisation.OpenDepartments.Where(d => WorkloadReader.MayBalance(viewer.Value, d.Id)),
        ];
        if (mine.Count == 0 || (service is { } asked && mine.TrueForAll(d => d.Id != asked)))
            return NotFound();
        Chosen = service ?? mine.Find(d => viewer.Value.Heads(d.Id))?.Id ?? mine[0].Id;
        if (viewer.Value.IsPilot)
            Choices = mine;
        var shown = viewer.Value.IsPilot ? [Chosen.Value] : mine.ConvertAll(d => d.Id);
        Loads = await workload.ReadAsync(shown, viewer.Value, cancellationToken);
        return Page();
    }
}
