using Parvis.Features.Organisation;
using Parvis.Features.Settings;

namespace Parvis.Features.Knowledge.About;

/// <summary>What is typed about a sheet.</summary>
public sealed class AboutForm
{
    public string? Title { get; set; }

    /// <summary>One a line.</summary>
    public string? Synonyms { get; set; }

    public Guid? OwnerId { get; set; }

    public Guid? DepartmentId { get; set; }

    public int ReviewMonths { get; set; } = 12;

    public bool AsksReceipt { get; set; }

    public static AboutForm Of(KnowledgeSheet sheet) =>
        new()
        {
            Title = sheet.Title,
            Synonyms = sheet.Synonyms,
            OwnerId = sheet.OwnerId,
            DepartmentId = sheet.DepartmentId,
            ReviewMonths = sheet.ReviewMonths,
            AsksReceipt = sheet.AsksReceipt,
        };

    public SheetOptions Read() =>
        new()
        {
            Title = Title,
            Synonyms = Synonyms,
            OwnerId = OwnerId,
            DepartmentId = DepartmentId,
            ReviewMonths = ReviewMonths,
            AsksReceipt = AsksReceipt,
        };

    public Described Describe(OrganisationSnapshot organisation) =>
        new Described()
            .Add("Titre", Title)
            .Add("Autres mots", Synonyms?.ReplaceLineEndings("\n"))
            .Add("Tenue par", organisation.AgentName(OwnerId))
            .Add("Service", organisation.DepartmentName(DepartmentId))
            .Add("Relue tous les", $"{ReviewMonths} mois")
            .Add("Demande « J'ai lu »", AsksReceipt);
}
