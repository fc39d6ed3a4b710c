using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Features.Organisation;

namespace Parvis.Features.Topics;

sealed class TopicMapping : IEntityTypeConfiguration<Topic>
{
    public void Configure(EntityTypeBuilder<Topic> builder)
    {
        builder.ToTable("Topics");
        builder.Property(t => t.Name).HasMaxLength(150);
        builder.Property(t => t.SortName).HasMaxLength(150);
        builder.Property(t => t.ExternalId).HasMaxLength(80);
        builder.HasIndex(t => t.ExternalId).IsUnique();
        builder.Property(t => t.FirstLevelAnswer).HasMaxLength(4000);
        builder.ComplexProperty(t => t.Reminders);
        builder.ComplexProperty(
            t => t.StatutoryLimit,
            limit =>
            {
                limit.Property(l => l.Code).HasMaxLength(StatutoryTimeLimit.MaxCode);
                limit.Property(l => l.Source).HasMaxLength(StatutoryTimeLimit.MaxSource);
                limit.Ignore(l => l.Regime);
            }
        );
        builder.ComplexProperty(
            t => t.Appeal,
            appeal => appeal.Property(a => a.Prior).HasMaxLength(AppealRule.MaxPrior)
        );
        builder.HasOne<Topic>().WithMany().HasForeignKey(t => t.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Department>().WithMany().HasForeignKey(t => t.DepartmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Circle>().WithMany().HasForeignKey(t => t.CircleId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(
            t => t.Synonyms,
            synonyms =>
            {
                synonyms.ToTable("TopicSynonyms");
                synonyms.WithOwner().HasForeignKey("TopicId");
                synonyms.HasKey("TopicId", nameof(TopicSynonym.Folded));
                synonyms.Property(s => s.Text).HasMaxLength(150);
                synonyms.Property(s => s.Folded).HasMaxLength(150);
            }
        );
        builder.OwnsMany(
            t => t.Documents,
            documents =>
            {
                documents.ToTable("RequiredDocuments");
                documents.WithOwner().HasForeignKey("TopicId");
                documents.HasKey("TopicId", nameof(RequiredDocument.Order));
                documents.Property(d => d.Order).ValueGeneratedNever();
                documents.Property(d => d.Name).HasMaxLength(300);
            }
        );
        builder.Property(t => t.Version).IsConcurrencyToken();
    }
}
