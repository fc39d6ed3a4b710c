using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Features.Settings;
using Parvis.Ui;
using Parvis.Web;

namespace Parvis.Features.Addresses.Administration;

/// <summary>The town's file of addresses: imported, tried, replaced.</summary>
[Authorize(Policies.Administrator)]
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class IndexModel(
    AddressImport import,
    AddressDirectory directory,
    Transactions transactions,
    TownClock clock,
    CurrentViewer viewer
) : PageModel, IRedisplayed
{
    const long MostBytes = 210L * 1024 * 1024;
    const int MostFound = 10;

    static readonly char[] Between = [' ', ',', ';', '\n', '\r', '\t'];

    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    public string? Communes { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    public AddressFile? Current { get; private set; }

    public string When { get; private set; } = "";

    public IReadOnlyList<string> Found { get; private set; } = [];

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    [OutsideTransaction]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Upload is null or { Length: 0 })
            throw new RefusedException("Choisissez un fichier.", nameof(Upload));
        var communes = (Communes ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries);
        if (Array.Find(communes, c => c.Length != 5 || !c.All(char.IsAsciiLetterOrDigit)) is { } wrong)
            throw new RefusedException($"« {wrong} » n'est pas un code INSEE, comme 44213.", nameof(Communes));
        await using var content = Upload.OpenReadStream();
        var count = await transactions.RunAsync(
            () =>
                import.ReplaceAsync(
                    content,
                    Path.GetFileName(Upload.FileName),
                    communes,
                    viewer.Value.Name,
                    cancellationToken
                ),
            cancellationToken
        );
        import.Show();
        TempData["Done"] = count == 1 ? "1 adresse est proposée." : $"{count:N0} adresses sont proposées.";
        return Redirect(AddressLinks.Administration);
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        var aborted = HttpContext.RequestAborted;
        Current = await import.CurrentAsync(aborted);
        if (Current is not null)
            When = (await clock.ToLocalAsync(Current.At, aborted)).Short();
        Found = (await directory.GetAsync(aborted)).Find(Query, MostFound);
        return Page();
    }
}
