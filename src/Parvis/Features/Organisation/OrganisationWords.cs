using Microsoft.AspNetCore.Mvc.Rendering;

namespace Parvis.Features.Organisation;

/// <summary>What the choices of this slice are called on screen and in files.</summary>
public static class OrganisationWords
{
    public static string InFrench(this DepartmentRole role) =>
        role switch
        {
            DepartmentRole.Reception => "Accueil",
            DepartmentRole.CaseHandler => "Instruction",
            DepartmentRole.Head => "Responsable",
        };

    public static string InFrench(this DigestRhythm rhythm) =>
        rhythm switch
        {
            DigestRhythm.Daily => "Chaque jour ouvré",
            DigestRhythm.Weekly => "Le premier jour ouvré de la semaine",
            DigestRhythm.Never => "Jamais",
        };

    public static IEnumerable<SelectListItem> DigestRhythms =>
        Enum.GetValues<DigestRhythm>().Select(r => new SelectListItem(r.InFrench(), r.ToString()));

    public static string InFrench(this ServicePointKind kind) =>
        kind switch
        {
            ServicePointKind.TownHall => "Hôtel de ville",
            ServicePointKind.BranchOffice => "Mairie annexe",
            ServicePointKind.SocialCentre => "Centre social",
            ServicePointKind.TechnicalCentre => "Centre technique",
            ServicePointKind.FranceServices => "France services",
            ServicePointKind.Other => "Autre lieu",
        };

    public static string InFrench(this PartnerKind kind) =>
        kind switch
        {
            PartnerKind.Metropolis => "Métropole ou intercommunalité",
            PartnerKind.DepartmentalCouncil => "Département",
            PartnerKind.Region => "Région",
            PartnerKind.Prefecture => "Préfecture",
            PartnerKind.StateService => "Service de l'État",
            PartnerKind.SocialBody => "Organisme social",
            PartnerKind.OtherMunicipality => "Autre commune",
            PartnerKind.Operator => "Opérateur de réseau",
            PartnerKind.Other => "Autre organisme",
        };
}
