using Parvis.Data;

namespace Parvis.Features.Replies.Templates;

/// <summary>A reply the town has thought about once: words with variables, for a topic, a department or everybody.</summary>
public sealed class ReplyTemplate : IVersioned
{
    public const int MaxName = 120;
    public const int MaxSubject = 250;
    public const int MaxBody = 10_000;
    public const int MaxSpoken = 2_000;

    public Guid Id { get; private set; } = Guid.NewGuid();

    public string Name { get; private set; } = "";

    public string SortName { get; private set; } = "";

    /// <summary>Whose template it is; everybody's when absent.</summary>
    public Guid? DepartmentId { get; private set; }

    public Guid? TopicId { get; private set; }

    /// <summary>The answer is already filled with it when the reply page opens.</summary>
    public bool IsDefault { get; private set; }

    /// <summary>« Wrong door »: the outside body that is competent.</summary>
    public Guid? PartnerId { get; private set; }

    public string Subject { get; private set; } = "";

    public string Body { get; private set; } = "";

    /// <summary>The same in words that are easy to read and understand (FALC); empty when nobody wrote it.</summary>
    public string EasyBody { get; private set; } = "";

    /// <summary>What is read aloud on the telephone; the text itself when empty.</summary>
    public string Spoken { get; private set; } = "";

    public bool Active { get; private set; } = true;

    public int Version { get; set; }

    public void Edit(ReplyTemplateOptions options)
    {
        Name = Checked(options.Name, MaxName, nameof(options.Name), "Donnez un nom au modèle.");
        SortName = Folding.Fold(Name);
        Subject = Checked(options.Subject, MaxSubject, nameof(options.Subject), "Écrivez l'objet du message.");
        Body = Checked(options.Body, MaxBody, nameof(options.Body), "Écrivez le texte du modèle.");
        EasyBody = Optional(options.EasyBody, MaxBody, nameof(options.EasyBody));
        Spoken = Optional(options.Spoken, MaxSpoken, nameof(options.Spoken));
        if (options.IsDefault && options.TopicId is null)
            throw new RefusedException(
                "Choisissez le sujet dont ce modèle est la réponse habituelle.",
                nameof(options.TopicId)
            );
        RefuseUnknown(options);
        DepartmentId = options.DepartmentId;
        TopicId = options.TopicId;
        IsDefault = options.IsDefault && options.Active;
        PartnerId = options.PartnerId;
        Active = options.Active;
    }

    /// <summary>The answer of its topic; whoever asks makes the former one <see cref="StopBeingDefault"/>.</summary>
    public void BecomeDefault() => IsDefault = Active && TopicId is not null;

    /// <summary>Another template took its place for the topic.</summary>
    public void StopBeingDefault() => IsDefault = false;

    /// <summary>Its words are again those of an earlier version.</summary>
    public void TakeUp(ReplyTemplateVersion version) =>
        (Subject, Body, EasyBody, Spoken) = (version.Subject, version.Body, version.EasyBody, version.Spoken);

    static void RefuseUnknown(ReplyTemplateOptions options)
    {
        foreach (
            var (text, field) in new[]
            {
                (options.Subject, nameof(Subject)),
                (options.Body, nameof(Body)),
                (options.EasyBody, nameof(EasyBody)),
                (options.Spoken, nameof(Spoken)),
            }
        )
        {
            TemplateCheck.Refuse(text, field);
            if (options.PartnerId is null && TemplateCheck.NeedsPartner(text))
                throw new RefusedException(
                    "Choisissez l'organisme compétent : le texte emploie ses coordonnées.",
                    nameof(PartnerId)
                );
        }
    }

    static string Optional(string? text, int longest, string field) =>
        string.IsNullOrWhiteSpace(text) ? "" : Checked(text, longest, field, "");

    static string Checked(string? text, int longest, string field, string missing)
    {
        var trimmed = text?.Trim() ?? "";
        if (trimmed.Length == 0)
            throw new RefusedException(missing, field);
        return trimmed.Length <= longest
            ? trimmed
            : throw new RefusedException($"Ce texte est trop long : {longest} caractères au plus.", field);
    }
}

public sealed record ReplyTemplateOptions
{
    public required string? Name { get; init; }

    public required string? Subject { get; init; }

    public required string? Body { get; init; }

    public string? EasyBody { get; init; }

    public string? Spoken { get; init; }

    public Guid? DepartmentId { get; init; }

    public Guid? TopicId { get; init; }

    public bool IsDefault { get; init; }

    public Guid? PartnerId { get; init; }

    public bool Active { get; init; } = true;
}
