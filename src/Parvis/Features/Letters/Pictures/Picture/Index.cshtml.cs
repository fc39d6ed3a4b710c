using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Web;

namespace Parvis.Features.Letters.Pictures.Picture;

[Authorize(Policies.Agent)]
public sealed class IndexModel(PagePictures pictures, CurrentViewer viewer) : PageModel
{
    public Task<IActionResult> OnGetAsync(string scanId, int number, CancellationToken cancellationToken) =>
        pictures.ShowAsync(scanId, number, small: false, viewer.Value, cancellationToken);
}
