using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Data;
using Parvis.Features.Requests;

namespace Parvis.Features.Surveys.CallBacks;

sealed class CallSampleMapping : IEntityTypeConfiguration<CallSample>
{
    public void Configure(EntityTypeBuilder<CallSample> builder)
    {
        builder.ToTable("CallSamples");
        builder.Property(s => s.Title).HasMaxLength(CallSample.MaxTitle);
        builder.Property(s => s.By).HasMaxLength(CallSample.MaxBy);
    }
}

sealed class SampledCallMapping : IEntityTypeConfiguration<SampledCall>
{
    public void Configure(EntityTypeBuilder<SampledCall> builder)
    {
        builder.ToTable("SampledCalls");
        builder.Property(c => c.PublicId).HasMaxLength(RandomId.Length);
        builder.HasIndex(c => c.PublicId).IsUnique();
        builder.HasIndex(c => c.RequestId).IsUnique();
        builder.HasIndex(c => c.SampleId);
        builder.HasIndex(c => new { c.AgentId, c.State });
        builder.HasOne<CallSample>().WithMany().HasForeignKey(c => c.SampleId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<CitizenRequest>().WithMany().HasForeignKey(c => c.RequestId).OnDelete(DeleteBehavior.Cascade);
    }
}
