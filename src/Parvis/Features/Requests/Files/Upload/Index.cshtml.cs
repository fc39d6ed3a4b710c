using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Requests.Files.Upload;

/// <summary>Documents handed over at the counter, or received elsewhere, join the request.</summary>
[Authorize(Policies.Agent)]
[RequestSizeLimit(UploadLimits.MaxBody)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadLimits.MaxBody)]
public sealed class IndexModel(ParvisDbContext db, RequestFiles files, SettingsStore settings, CurrentViewer viewer)
    : PageModel,
        IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty]
    public List<IFormFile> Uploads { get; set; } = [];

    public int MaxMegabytes { get; private set; }

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    [OutsideTransaction]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await files.UploadAsync(Reference, Uploads, viewer.Value, cancellationToken);
        TempData["Done"] = Uploads.Count == 1 ? "Le fichier est ajouté." : $"{Uploads.Count} fichiers sont ajoutés.";
        return Redirect(RequestLinks.Page(Reference));
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        var aborted = HttpContext.RequestAborted;
        if (!await db.Set<CitizenRequest>().VisibleTo(viewer.Value).AnyAsync(r => r.Reference == Reference, aborted))
            return NotFound();
        MaxMegabytes = (await settings.GetAsync<RequestSettings>(aborted)).MaxFileMegabytes;
        return Page();
    }
}
