using Microsoft.AspNetCore.Mvc.Rendering;

namespace Parvis.Features.Organisation;

/// <summary>The lists a form offers.</summary>
public static class OrganisationChoices
{
    /// <summary>Open departments, and the one already chosen even if it has closed since.</summary>
    public static IEnumerable<SelectListItem> Departments(
        this OrganisationSnapshot names,
        string none,
        Guid? chosen = null,
        Guid? except = null
    ) =>
        [
            new SelectListItem(none, ""),
            .. names
                .Departments.Where(d => (d.Active || d.Id == chosen) && d.Id != except)
                .Select(d => new SelectListItem(d.Path, d.Id.ToString())),
        ];

    public static IEnumerable<SelectListItem> OpenServicePoints(
        this OrganisationSnapshot names,
        string none,
        Guid? chosen = null
    ) =>
        [
            new SelectListItem(none, ""),
            .. names
                .ServicePoints.Where(p => p.Active || p.Id == chosen)
                .Select(p => new SelectListItem(p.Name, p.Id.ToString())),
        ];

    public static IEnumerable<SelectListItem> Circles(this OrganisationSnapshot names, string none) =>
        [new SelectListItem(none, ""), .. names.Circles.Select(c => new SelectListItem(c.Name, c.Id.ToString()))];

    public static IEnumerable<SelectListItem> DepartmentRoles =>
        Enum.GetValues<DepartmentRole>().Select(r => new SelectListItem(r.InFrench(), r.ToString()));

    public static IEnumerable<SelectListItem> ServicePointKinds =>
        Enum.GetValues<ServicePointKind>().Select(k => new SelectListItem(k.InFrench(), k.ToString()));

    public static IEnumerable<SelectListItem> PartnerKinds =>
        Enum.GetValues<PartnerKind>().Select(k => new SelectListItem(k.InFrench(), k.ToString()));
}
