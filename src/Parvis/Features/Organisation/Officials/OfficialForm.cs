using System.ComponentModel.DataAnnotations;

namespace Parvis.Features.Organisation.Officials;

public sealed class OfficialForm
{
    [StringLength(80)]
    public string? FirstName { get; set; }

    [Required(ErrorMessage = "Donnez le nom de l'élu."), StringLength(80)]
    public string? LastName { get; set; }

    [StringLength(150)]
    public string? Function { get; set; }

    [Required(ErrorMessage = "Donnez le début du mandat.")]
    public DateOnly? MandateFrom { get; set; }

    [Required(ErrorMessage = "Donnez la fin du mandat.")]
    public DateOnly? MandateUntil { get; set; }

    public int Version { get; set; }

    public static OfficialForm Of(ElectedOfficial official) =>
        new()
        {
            FirstName = official.FirstName,
            LastName = official.LastName,
            Function = official.Function,
            MandateFrom = official.MandateFrom,
            MandateUntil = official.MandateUntil,
            Version = official.Version,
        };

    public void ApplyTo(ElectedOfficial official) =>
        official.Edit(
            FirstName ?? "",
            LastName ?? "",
            Function ?? "",
            MandateFrom.GetValueOrDefault(),
            MandateUntil.GetValueOrDefault()
        );
}
