using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Data;
using Parvis.Features.Accounts;
using Parvis.Features.Organisation;

namespace Parvis.Features.Requests.Queues;

/// <summary>A queue with its filters under a name: one person's, or shared with a department.</summary>
public sealed class SavedView
{
    public const int MaxName = 60;

    SavedView() { }

    public long Id { get; private set; }

    public string PublicId { get; private set; } = RandomId.New();

    public Guid OwnerId { get; private set; }

    /// <summary>Shared with everybody of this department.</summary>
    public Guid? DepartmentId { get; private set; }

    public string Name { get; private set; } = "";

    public string SortName { get; private set; } = "";

    /// <summary>« /demandes/en-retard?canal=courrier »</summary>
    public string Address { get; private set; } = "";

    public static SavedView Of(Viewer owner, string? name, string address, Guid? sharedWith)
    {
        if (string.IsNullOrWhiteSpace(name))
            throw new RefusedException("Donnez un nom à cette vue.", "ViewName");
        if (name.Trim().Length > MaxName)
            throw new RefusedException($"Le nom d'une vue tient en {MaxName} caractères.", "ViewName");
        if (sharedWith is { } department && !owner.Departments.ContainsKey(department))
            throw new RefusedException("Vous pouvez partager une vue avec l'un de vos services.", "SharedWith");
        return new SavedView
        {
            OwnerId = owner.AccountId,
            DepartmentId = sharedWith,
            Name = name.Trim(),
            SortName = Folding.Fold(name),
            Address = address,
        };
    }
}

sealed class SavedViewMapping : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.ToTable("SavedViews");
        builder.Property(v => v.PublicId).HasMaxLength(RandomId.Length);
        builder.HasIndex(v => v.PublicId).IsUnique();
        builder.Property(v => v.Name).HasMaxLength(SavedView.MaxName);
        builder.Property(v => v.SortName).HasMaxLength(SavedView.MaxName * 2);
        builder.Property(v => v.Address).HasMaxLength(1000);
        builder.HasIndex(v => v.OwnerId);
        builder.HasIndex(v => v.DepartmentId);
        builder.HasOne<Account>().WithMany().HasForeignKey(v => v.OwnerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Department>().WithMany().HasForeignKey(v => v.DepartmentId).OnDelete(DeleteBehavior.Cascade);
    }
}
