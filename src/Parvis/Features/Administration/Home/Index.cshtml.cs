using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Web;

namespace Parvis.Features.Administration.Home;

[Authorize(Policies.Administrator)]
public sealed class IndexModel(SettingsReview review) : PageModel
{
    const int MaxPoints = 8;

    public IReadOnlyList<ReviewPoint> ToReview { get; private set; } = [];

    public int More { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var points = await review.ReadAsync(cancellationToken);
        ToReview = [.. points.Take(MaxPoints)];
        More = points.Count - ToReview.Count;
    }
}
