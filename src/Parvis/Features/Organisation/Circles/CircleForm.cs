using System.ComponentModel.DataAnnotations;

namespace Parvis.Features.Organisation.Circles;

public sealed class CircleForm
{
    [Required(ErrorMessage = "Donnez un nom au cercle."), StringLength(150)]
    public string? Name { get; set; }

    [StringLength(40), DataType(DataType.PhoneNumber)]
    public string? TransferPhone { get; set; }

    public int Version { get; set; }
}
