using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Features.Requests;

namespace Parvis.Features.Replies.Templates;

/// <summary>The words of a template as somebody left them: none is ever lost, and one can be taken up again.</summary>
public sealed class ReplyTemplateVersion
{
    public const int MaxBy = 200;

    public long Id { get; private set; }

    public Guid TemplateId { get; private set; }

    /// <summary>From 1.</summary>
    public int Number { get; private set; }

    public DateTime At { get; private set; }

    public string By { get; private set; } = "";

    public string Subject { get; private set; } = "";

    public string Body { get; private set; } = "";

    public string EasyBody { get; private set; } = "";

    public string Spoken { get; private set; } = "";

    /// <summary>The one whose words it took up again.</summary>
    public int? Restores { get; private set; }

    public static ReplyTemplateVersion Of(ReplyTemplate template, int number, int? restores, ProcessContext by) =>
        new()
        {
            TemplateId = template.Id,
            Number = number,
            At = by.At,
            By = by.Name,
            Subject = template.Subject,
            Body = template.Body,
            EasyBody = template.EasyBody,
            Spoken = template.Spoken,
            Restores = restores,
        };

    public bool SaysTheSameAs(ReplyTemplate template) =>
        (Subject, Body, EasyBody, Spoken) == (template.Subject, template.Body, template.EasyBody, template.Spoken);

    /// <summary>What differs from the one before it, in words.</summary>
    public string ChangesSince(ReplyTemplateVersion? before)
    {
        if (before is null)
            return "première version";
        var changed = new[]
        {
            (Subject != before.Subject, "l'objet"),
            (Body != before.Body, "le texte"),
            (EasyBody != before.EasyBody, "la version facile à lire"),
            (Spoken != before.Spoken, "ce qui se dit au téléphone"),
        }
            .Where(c => c.Item1)
            .Select(c => c.Item2);
        return $"a changé : {string.Join(", ", changed)}";
    }
}

sealed class ReplyTemplateVersionMapping : IEntityTypeConfiguration<ReplyTemplateVersion>
{
    public void Configure(EntityTypeBuilder<ReplyTemplateVersion> builder)
    {
        builder.ToTable("ReplyTemplateVersions");
        builder.Property(v => v.By).HasMaxLength(ReplyTemplateVersion.MaxBy);
        builder.Property(v => v.Subject).HasMaxLength(ReplyTemplate.MaxSubject);
        builder.Property(v => v.Body).HasMaxLength(ReplyTemplate.MaxBody);
        builder.Property(v => v.EasyBody).HasMaxLength(ReplyTemplate.MaxBody);
        builder.Property(v => v.Spoken).HasMaxLength(ReplyTemplate.MaxSpoken);
        builder.HasIndex(v => new { v.TemplateId, v.Number }).IsUnique();
        builder.HasOne<ReplyTemplate>().WithMany().HasForeignKey(v => v.TemplateId).OnDelete(DeleteBehavior.Cascade);
    }
}
