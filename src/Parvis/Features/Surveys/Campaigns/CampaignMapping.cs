using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Features.Forms;

namespace Parvis.Features.Surveys.Campaigns;

sealed class CampaignMapping : IEntityTypeConfiguration<Campaign>
{
    public void Configure(EntityTypeBuilder<Campaign> builder)
    {
        builder.ToTable("Campaigns");
        builder.Property(c => c.Key).HasMaxLength(Campaign.KeyLength);
        builder.Property(c => c.Title).HasMaxLength(Campaign.MaxTitle);
        builder.Property(c => c.Introduction).HasMaxLength(Campaign.MaxIntroduction);
        builder.Property(c => c.By).HasMaxLength(Campaign.MaxBy);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.Ignore(c => c.Form);
        builder.HasIndex(c => c.Key).IsUnique();
        builder.HasIndex(c => c.Until);
    }
}

sealed class CampaignAnswerMapping : IEntityTypeConfiguration<CampaignAnswer>
{
    public void Configure(EntityTypeBuilder<CampaignAnswer> builder)
    {
        builder.ToTable("CampaignAnswers");
        builder.HasIndex(a => a.CampaignId);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(a => a.CampaignId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class CampaignReplyMapping : IEntityTypeConfiguration<CampaignReply>
{
    public void Configure(EntityTypeBuilder<CampaignReply> builder)
    {
        builder.ToTable("CampaignReplies");
        builder.Property(r => r.QuestionKey).HasMaxLength(FormQuestion.MaxKey);
        builder.Property(r => r.Choice).HasMaxLength(FormQuestion.MaxChoice);
        builder.Property(r => r.Text).HasMaxLength(CampaignReply.MaxText);
        builder.HasIndex(r => new
        {
            r.CampaignId,
            r.QuestionKey,
            r.Choice,
        });
        builder.HasIndex(r => r.AnswerId);
        builder.HasOne<CampaignAnswer>().WithMany().HasForeignKey(r => r.AnswerId).OnDelete(DeleteBehavior.Cascade);
    }
}
