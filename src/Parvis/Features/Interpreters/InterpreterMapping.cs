using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Data;
using Parvis.Features.Requests;

namespace Parvis.Features.Interpreters;

sealed class InterpreterMapping : IEntityTypeConfiguration<Interpreter>
{
    public void Configure(EntityTypeBuilder<Interpreter> builder)
    {
        builder.ToTable("Interpreters");
        builder.Property(i => i.Name).HasMaxLength(Interpreter.MaxName);
        builder.Property(i => i.Languages).HasMaxLength(Interpreter.MaxLanguages);
        builder.Property(i => i.Phone).HasMaxLength(Interpreter.MaxPhone);
        builder.Property(i => i.Email).HasMaxLength(Interpreter.MaxEmail);
        builder.Property(i => i.Hours).HasMaxLength(Interpreter.MaxNote);
        builder.Property(i => i.Cost).HasMaxLength(Interpreter.MaxNote);
        builder.Property(i => i.Version).IsConcurrencyToken();
    }
}

sealed class InterpreterBookingMapping : IEntityTypeConfiguration<InterpreterBooking>
{
    public void Configure(EntityTypeBuilder<InterpreterBooking> builder)
    {
        builder.ToTable("InterpreterBookings");
        builder.Property(b => b.PublicId).HasMaxLength(RandomId.Length);
        builder.Property(b => b.Name).HasMaxLength(Interpreter.MaxName);
        builder.Property(b => b.Language).HasMaxLength(8);
        builder.Property(b => b.At).HasMaxLength(5);
        builder.Property(b => b.Place).HasMaxLength(InterpreterBooking.MaxPlace);
        builder.Property(b => b.Note).HasMaxLength(InterpreterBooking.MaxNote);
        builder.Property(b => b.By).HasMaxLength(InterpreterBooking.MaxBy);
        builder.HasIndex(b => b.PublicId).IsUnique();
        builder.HasIndex(b => b.RequestId);
        builder.HasIndex(b => b.On);
        builder.HasOne<CitizenRequest>().WithMany().HasForeignKey(b => b.RequestId).OnDelete(DeleteBehavior.Cascade);
    }
}
