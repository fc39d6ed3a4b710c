using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Files;

namespace Parvis.Features.Replies.Letter.Word;

/// <summary>One version of the Word letter of the town, or of a department.</summary>
public sealed class WordLetter : IVersioned
{
    public const int MaxFileName = 200;

    WordLetter() { }

    WordLetter(IEnumerable<FieldMeaning> meanings) => unknown.AddRange(meanings);

    public long Id { get; private set; }

    /// <summary>Null for the town's, which departments without one of their own write on.</summary>
    public Guid? DepartmentId { get; private init; }

    public int Number { get; private init; }

    public string FileName { get; private init; } = "";

    /// <summary>SHA-256 of its bytes, in the blob store.</summary>
    public string Hash { get; private init; } = "";

    public long Size { get; private init; }

    public DateTime At { get; private init; }

    public string By { get; private init; } = "";

    /// <summary>The version this one is again.</summary>
    public int? Restores { get; private init; }

    public DateTime? RetiredAt { get; private set; }

    /// <summary>It asks for the answer under our own name.</summary>
    public bool HasBody { get; private init; }

    /// <summary>What it asks for under a name that is not ours.</summary>
    public IReadOnlyList<FieldMeaning> Unknown => unknown;

    readonly List<FieldMeaning> unknown = [];

    public int Version { get; set; }

    /// <summary>Every field has a meaning: letters can be made of it.</summary>
    public bool IsComplete => unknown.TrueForAll(f => f.Meaning is not null);

    /// <param name="departmentId">Null for the whole town.</param>
    /// <param name="number">One more than the last.</param>
    /// <param name="file">Its bytes are kept.</param>
    /// <param name="names">What it asks for.</param>
    /// <param name="former">What the same names meant in the version before.</param>
    /// <param name="by">Who gives it.</param>
    /// <exception cref="RefusedException">It has no place for the answer.</exception>
    public static WordLetter Of(
        Guid? departmentId,
        int number,
        StoredFile file,
        IReadOnlyList<string> names,
        WordLetter? former,
        ProcessContext by
    )
    {
        var letter = new WordLetter(
            names
                .Where(name => WordLetterField.Find(name) is null)
                .Select(name => new FieldMeaning { Name = name, Meaning = former?.MeaningOf(name) })
        )
        {
            DepartmentId = departmentId,
            Number = number,
            FileName = file.Name,
            Hash = file.Hash,
            Size = file.Size,
            At = by.At,
            By = by.Name,
            HasBody = names.Any(name => WordLetterField.Find(name)?.Name == WordLetterField.Body),
        };
        if (!letter.HasBody && letter.unknown.Count == 0)
            throw new RefusedException(
                $"Ce document ne demande pas le texte de la réponse : écrivez {{{{{WordLetterField.Body}}}}} où il doit venir.",
                "Uploads"
            );
        return letter;
    }

    public WordLetter Again(int number, ProcessContext by) =>
        new(unknown.Select(f => new FieldMeaning { Name = f.Name, Meaning = f.Meaning }))
        {
            DepartmentId = DepartmentId,
            Number = number,
            FileName = FileName,
            Hash = Hash,
            Size = Size,
            At = by.At,
            By = by.Name,
            Restores = Number,
            HasBody = HasBody,
        };

    /// <param name="meanings">Of each unknown name: one of ours, or nothing at all.</param>
    /// <exception cref="RefusedException">One was left open, or stands for nothing we have.</exception>
    public void Say(IReadOnlyDictionary<string, string> meanings)
    {
        foreach (var (field, place) in unknown.Select((field, place) => (field, place)))
        {
            if (!meanings.TryGetValue(field.Name, out var meaning) || meaning.Length == 0)
                throw new RefusedException($"Dites ce que « {field.Name} » veut dire.", $"Meanings[{place}].Meaning");
            if (meaning != FieldMeaning.Nothing && WordLetterField.Find(meaning) is null)
                throw new RefusedException($"« {meaning} » n'est pas un champ connu.", $"Meanings[{place}].Meaning");
            field.Meaning = meaning == FieldMeaning.Nothing ? "" : meaning;
        }

        if (!HasBody && !unknown.Exists(f => f.Meaning == WordLetterField.Body))
            throw new RefusedException(
                $"L'un de ces champs doit être {WordLetterField.Body} : sans lui la lettre ne dirait pas la réponse.",
                "Meanings[0].Meaning"
            );
        // What it owns is no change of its own to the database.
        Version++;
    }

    public void Retire(DateTime at) => RetiredAt ??= at;

    public WordLetterField? FieldOf(string name) =>
        WordLetterField.Find(name)
        ?? (MeaningOf(name) is { Length: > 0 } meaning ? WordLetterField.Find(meaning) : null);

    string? MeaningOf(string name) =>
        unknown.Find(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Meaning;
}

/// <summary>What a name of another program stands for.</summary>
public sealed class FieldMeaning
{
    /// <summary>As forms send it: a form that sends an empty choice has not chosen.</summary>
    public const string Nothing = "-";

    public required string Name { get; init; }

    /// <summary>One of our names; empty when its place stays empty; null until somebody has said.</summary>
    public string? Meaning { get; set; }
}

sealed class WordLetterMapping : IEntityTypeConfiguration<WordLetter>
{
    public void Configure(EntityTypeBuilder<WordLetter> builder)
    {
        builder.ToTable("WordLetters");
        builder.Property(w => w.FileName).HasMaxLength(WordLetter.MaxFileName);
        builder.Property(w => w.Hash).HasMaxLength(64);
        builder.Property(w => w.By).HasMaxLength(200);
        builder.OwnsMany(w => w.Unknown, unknown => unknown.ToJson());
        builder.Ignore(w => w.IsComplete);
        builder.HasIndex(w => new { w.DepartmentId, w.Number }).IsUnique();
        // Nothing equals nothing in a unique index: the town's letters count by one of their own.
        builder.HasIndex(w => w.Number).IsUnique().HasFilter("\"DepartmentId\" IS NULL");
        builder.HasIndex(w => w.Hash);
        builder.HasOne<Department>().WithMany().HasForeignKey(w => w.DepartmentId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(w => w.Version).IsConcurrencyToken();
    }
}
