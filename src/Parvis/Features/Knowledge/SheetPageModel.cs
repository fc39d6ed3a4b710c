using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Features.Knowledge.Content;
using Parvis.Features.Organisation;
using Parvis.Web;

namespace Parvis.Features.Knowledge;

/// <summary>A page on which one sheet is written.</summary>
public abstract class SheetPageModel(KnowledgeService sheets, CurrentViewer viewer) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The version of the sheet the page showed.</summary>
    [BindProperty]
    public int Seen { get; set; }

    public KnowledgeSheet Sheet { get; private set; } = null!;

    /// <summary>What is being written.</summary>
    public SheetContent Working { get; private set; } = null!;

    public bool MayPublish => SheetPolicy.MayPublish(Viewer, Sheet);

    protected KnowledgeService Sheets => sheets;

    protected Viewer Viewer => viewer.Value;

    protected CancellationToken Aborted => HttpContext.RequestAborted;

    /// <returns>Whether there is one that this agent may write.</returns>
    protected async Task<bool> FindAsync()
    {
        if (await sheets.FindAsync(Id, Viewer, Aborted) is not { } sheet || !SheetPolicy.MayWrite(Viewer, sheet))
            return false;
        Sheet = sheet;
        Working = SheetText.Read(sheet.Working);
        return true;
    }

    /// <summary>What somebody saved meanwhile is never written over.</summary>
    protected void Compose(Func<SheetContent, DateTime, SheetContent> change)
    {
        Sheet.MustBe(Seen);
        sheets.Compose(Sheet, change, Viewer);
    }

    /// <summary>A form drawn now follows the sheet as it is now.</summary>
    protected void SeeNow()
    {
        Seen = Sheet.Version;
        ModelState.Remove(nameof(Seen));
    }

    protected IActionResult Back(string? done = null)
    {
        if (done is not null)
            TempData["Done"] = done;
        return Redirect(KnowledgeLinks.Compose(Id));
    }
}
