using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Data;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;
using Parvis.Features.Settings.Mail;
using Parvis.Features.Topics;

namespace Parvis.Features.Inbox;

sealed class MailboxMapping : IEntityTypeConfiguration<Mailbox>
{
    public void Configure(EntityTypeBuilder<Mailbox> builder)
    {
        builder.ToTable("Mailboxes");
        builder.Property(m => m.Name).HasMaxLength(100);
        builder.Property(m => m.SortName).HasMaxLength(100);
        builder.HasIndex(m => m.SortName).IsUnique();
        builder.Property(m => m.Address).HasMaxLength(StoredMail.MaxAddress);
        builder.Property(m => m.ReplyTo).HasMaxLength(StoredMail.MaxAddress);
        builder.Property(m => m.FormAddress).HasMaxLength(StoredMail.MaxAddress);
        builder.Property(m => m.Host).HasMaxLength(200);
        builder.Property(m => m.UserName).HasMaxLength(200);
        builder.Property(m => m.TokenAddress).HasMaxLength(OAuthApplication.MaxTokenAddress);
        builder.Property(m => m.ClientId).HasMaxLength(OAuthApplication.MaxClientId);
        builder.Property(m => m.Scope).HasMaxLength(OAuthApplication.MaxScope);
        builder.Property(m => m.Folder).HasMaxLength(Mailbox.MostFolder);
        builder.Property(m => m.MoveTo).HasMaxLength(Mailbox.MostFolder);
        builder.Property(m => m.Version).IsConcurrencyToken();
        builder.HasOne<Department>().WithMany().HasForeignKey(m => m.DepartmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Topic>().WithMany().HasForeignKey(m => m.TopicId).OnDelete(DeleteBehavior.Restrict);
        // Always there.
        builder.HasData(
            new
            {
                Id = Mailbox.LocalId,
                Name = Mailbox.LocalName,
                SortName = Folding.Fold(Mailbox.LocalName),
                Address = "",
                ReplyTo = "",
                FormAddress = "",
                Host = "",
                Port = 993,
                Security = MailboxSecurity.Tls,
                UserName = "",
                Login = MailboxLogin.Password,
                TokenAddress = "",
                ClientId = "",
                Scope = "",
                ProtectedSecret = "",
                Folder = "INBOX",
                TakesExisting = true,
                AfterStoring = AfterStoring.MarkRead,
                MoveTo = "",
                Active = true,
                Version = 0,
            }
        );
    }
}

sealed class MailboxStateMapping : IEntityTypeConfiguration<MailboxState>
{
    public void Configure(EntityTypeBuilder<MailboxState> builder)
    {
        builder.ToTable("MailboxStates");
        builder.HasKey(s => s.MailboxId);
        builder.Property(s => s.MailboxId).ValueGeneratedNever();
        builder.Property(s => s.FolderKey).HasMaxLength(MailboxState.MaxFolderKey);
        builder.Property(s => s.Problem).HasMaxLength(MailboxState.MaxProblem);
        builder.HasOne<Mailbox>().WithOne().HasForeignKey<MailboxState>(s => s.MailboxId);
    }
}

sealed class StoredMailMapping : IEntityTypeConfiguration<StoredMail>
{
    public void Configure(EntityTypeBuilder<StoredMail> builder)
    {
        builder.ToTable("StoredMails");
        builder.Property(m => m.PublicId).HasMaxLength(RandomId.Length);
        builder.HasIndex(m => m.PublicId).IsUnique();
        builder.Property(m => m.SourceKey).HasMaxLength(StoredMail.MaxSourceKey);
        builder.HasIndex(m => new { m.MailboxId, m.SourceKey }).IsUnique();
        builder.Property(m => m.Hash).HasMaxLength(64);
        builder.HasIndex(m => m.Hash);
        builder.Property(m => m.Problem).HasMaxLength(StoredMail.MaxProblem);
        builder.Property(m => m.MessageId).HasMaxLength(StoredMail.MaxMessageId);
        builder.Property(m => m.References).HasMaxLength(StoredMail.MaxReferences);
        builder.Property(m => m.SettledBy).HasMaxLength(StoredMail.MaxPerson);
        builder.Property(m => m.MessageKey).HasMaxLength(StoredMail.MaxMessageKey);
        builder.HasIndex(m => m.MessageKey);
        builder.Property(m => m.ContentKey).HasMaxLength(StoredMail.MaxMessageKey);
        builder.Property(m => m.FirstKey).HasMaxLength(StoredMail.MaxMessageKey);
        builder.HasIndex(m => m.FirstKey).IsUnique();
        builder.Property(m => m.Subject).HasMaxLength(StoredMail.MaxSubject);
        builder.Property(m => m.FromAddress).HasMaxLength(StoredMail.MaxAddress);
        builder.HasIndex(m => new { m.FromAddress, m.StoredAt });
        builder.Property(m => m.FromName).HasMaxLength(StoredMail.MaxName);
        builder.Property(m => m.Excerpt).HasMaxLength(StoredMail.MaxExcerpt);
        // What waits: to be filed, to be sorted, to be read; each walked in order of arrival.
        builder.HasIndex(m => new { m.State, m.Id });
        // What is over.
        builder.HasIndex(m => new { m.State, m.StoredAt });
        builder.HasIndex(m => new { m.MailboxId, m.StoredAt });
        builder.HasIndex(m => m.RequestId);
        builder.HasIndex(m => m.CopyOfId);
        builder.HasOne<Mailbox>().WithMany().HasForeignKey(m => m.MailboxId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<CitizenRequest>().WithMany().HasForeignKey(m => m.RequestId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Circle>().WithMany().HasForeignKey(m => m.CircleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StoredMail>().WithMany().HasForeignKey(m => m.CopyOfId).OnDelete(DeleteBehavior.SetNull);
    }
}
