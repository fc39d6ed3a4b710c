using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Features.Organisation;
using Parvis.Features.Topics;

namespace Parvis.Features.Referrals.Competences;

sealed class CompetenceMapping : IEntityTypeConfiguration<Competence>
{
    public void Configure(EntityTypeBuilder<Competence> builder)
    {
        builder.ToTable("Competences");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Place).HasMaxLength(Competence.MaxPlace);
        builder.HasOne<PartnerAuthority>().WithMany().HasForeignKey(c => c.PartnerId);
        builder.HasOne<Topic>().WithMany().HasForeignKey(c => c.TopicId);
    }
}
