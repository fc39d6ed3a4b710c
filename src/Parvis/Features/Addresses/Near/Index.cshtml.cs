using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Parvis.Features.Addresses.Near;

/// <summary>A point of the map in words: the address nearest to it, or the point itself where there is none.</summary>
[AllowAnonymous]
public sealed class IndexModel(AddressDirectory directory) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string? lat, string? lon, CancellationToken cancellationToken)
    {
        if (Degrees(lat, 90) is not { } latitude || Degrees(lon, 180) is not { } longitude)
            return BadRequest();
        var book = await directory.GetAsync(cancellationToken);
        var point = string.Create(CultureInfo.InvariantCulture, $"{latitude:0.00000}, {longitude:0.00000}");
        var words = book.Near(latitude, longitude) is { } label ? $"Près de {label}" : $"Au point {point}";
        Response.Headers.CacheControl = "public, max-age=300";
        return Content(words, "text/plain", Encoding.UTF8);
    }

    static double? Degrees(string? text, double most) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees)
        && Math.Abs(degrees) <= most
            ? degrees
            : null;
}
