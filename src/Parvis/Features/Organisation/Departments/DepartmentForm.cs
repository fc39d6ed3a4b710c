using System.ComponentModel.DataAnnotations;

namespace Parvis.Features.Organisation.Departments;

public sealed class DepartmentForm
{
    [Required(ErrorMessage = "Donnez un nom au service."), StringLength(150)]
    public string? Name { get; set; }

    [StringLength(80)]
    public string? ExternalId { get; set; }

    public Guid? ParentId { get; set; }

    public Guid? ServicePointId { get; set; }

    [StringLength(300)]
    public string? Address { get; set; }

    [StringLength(40), DataType(DataType.PhoneNumber)]
    public string? Phone { get; set; }

    [StringLength(254), EmailAddress, DataType(DataType.EmailAddress)]
    public string? Email { get; set; }

    public bool Active { get; set; } = true;

    public int Version { get; set; }

    public static DepartmentForm Of(Department department) =>
        new()
        {
            Name = department.Name,
            ExternalId = department.ExternalId,
            ParentId = department.ParentId,
            ServicePointId = department.ServicePointId,
            Address = department.Address,
            Phone = department.Phone,
            Email = department.Email,
            Active = department.Active,
            Version = department.Version,
        };

    public DepartmentOptions ToOptions() =>
        new()
        {
            Name = Name ?? "",
            ExternalId = ExternalId,
            ParentId = ParentId,
            ServicePointId = ServicePointId,
            Address = Address,
            Phone = Phone,
            Email = Email,
            Active = Active,
        };
}
