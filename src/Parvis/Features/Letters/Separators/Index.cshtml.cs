using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Organisation;
using Parvis.Scans.Separators;
using Parvis.Web;
using QRCoder;

namespace Parvis.Features.Letters.Separators;

/// <summary>Sheets to print and lay between two letters before a pile is scanned.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(OrganisationDirectory directory) : PageModel
{
    const int MostCopies = 50;

    [BindProperty(SupportsGet = true, Name = "service")]
    public Guid? DepartmentId { get; set; }

    [BindProperty(SupportsGet = true, Name = "combien")]
    public int? Copies { get; set; }

    public IReadOnlyList<DepartmentEntry> Departments { get; private set; } = [];

    public string ForDepartment { get; private set; } = "";

    public bool IsPrinted => Copies is > 0;

    public int Sheets => Math.Clamp(Copies ?? 0, 0, MostCopies);

    public IHtmlContent Code { get; private set; } = HtmlString.Empty;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var organisation = await directory.GetAsync(cancellationToken);
        Departments = [.. organisation.OpenDepartments];
        var department = organisation.Department(DepartmentId);
        ForDepartment = department?.Name ?? "";
        var sheet = new SeparatorSheet(Department: department?.Id.ToString("N"));
        // Half of the code may be torn or stained.
        using var code = QRCodeGenerator.GenerateQrCode(sheet.Payload, QRCodeGenerator.ECCLevel.H);
        using var drawing = new SvgQRCode(code);
        Code = new HtmlString(drawing.GetGraphic(12));
    }
}
