using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Features.Requests;

namespace Parvis.Features.Surveys;

sealed class SurveyInvitationMapping : IEntityTypeConfiguration<SurveyInvitation>
{
    public void Configure(EntityTypeBuilder<SurveyInvitation> builder)
    {
        builder.ToTable("SurveyInvitations");
        builder.Property(i => i.KeyHash).HasMaxLength(64);
        builder.HasIndex(i => i.KeyHash).IsUnique();
        // A request is asked about once, whichever way.
        builder.HasIndex(i => i.RequestId).IsUnique();
        builder.HasIndex(i => new { i.RequesterId, i.At });
        builder.HasOne<CitizenRequest>().WithMany().HasForeignKey(i => i.RequestId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class SurveyAnswerMapping : IEntityTypeConfiguration<SurveyAnswer>
{
    public void Configure(EntityTypeBuilder<SurveyAnswer> builder)
    {
        builder.ToTable("SurveyAnswers");
        builder.Property(a => a.Comment).HasMaxLength(SurveyAnswer.MaxComment);
        builder.HasIndex(a => a.At);
        builder.HasIndex(a => a.RequestId);
        builder.HasOne<CitizenRequest>().WithMany().HasForeignKey(a => a.RequestId).OnDelete(DeleteBehavior.SetNull);
    }
}
