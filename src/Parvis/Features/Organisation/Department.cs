using Parvis.Data;
using Parvis.Features.Settings;

namespace Parvis.Features.Organisation;

/// <summary>A municipal department (« service »), in a tree.</summary>
public sealed class Department : IVersioned
{
    public Guid Id { get; private set; } = Guid.NewGuid();

    public string Name { get; private set; } = "";

    public string SortName { get; private set; } = "";

    /// <summary>Its code in the town's other software, which imports know it by.</summary>
    public string? ExternalId { get; private set; }

    public Guid? ParentId { get; private set; }

    public Guid? ServicePointId { get; private set; }

    public string Address { get; private set; } = "";

    public string Phone { get; private set; } = "";

    public string Email { get; private set; } = "";

    public bool Active { get; private set; } = true;

    public int Version { get; set; }

    public void Edit(DepartmentOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Name))
            throw new RefusedException("Donnez un nom au service.", nameof(options.Name));
        if (options.ParentId == Id)
            throw new RefusedException("Un service ne peut pas dépendre de lui-même.", nameof(options.ParentId));
        Name = options.Name.Trim();
        SortName = Folding.Fold(Name);
        ExternalId = string.IsNullOrWhiteSpace(options.ExternalId) ? null : options.ExternalId.Trim();
        ParentId = options.ParentId;
        ServicePointId = options.ServicePointId;
        Address = options.Address?.Trim() ?? "";
        Phone = options.Phone?.Trim() ?? "";
        Email = options.Email?.Trim() ?? "";
        Active = options.Active;
    }
}

public sealed record DepartmentOptions
{
    public required string Name { get; init; }

    public string? ExternalId { get; init; }

    public Guid? ParentId { get; init; }

    public Guid? ServicePointId { get; init; }

    public string? Address { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }

    public bool Active { get; init; } = true;

    public static DepartmentOptions Of(Department department) =>
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
        };

    public Described Describe(OrganisationSnapshot names) =>
        new Described()
            .Add("Nom", Name)
            .Add("Code", ExternalId)
            .Add("Dépend de", names.DepartmentName(ParentId))
            .Add("Lieu d'accueil", names.ServicePoint(ServicePointId)?.Name)
            .Add("Adresse", Address)
            .Add("Téléphone", Phone)
            .Add("Courriel", Email)
            .Add("Ouvert", Active);
}
