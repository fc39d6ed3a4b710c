using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Topics;

namespace Parvis.Features.Replies.Approval;

/// <summary>
/// Who signs what, since when, by which act: the block below an answer follows it (CRPA L212-1: first name, name and
/// quality of who signs). A withdrawn one stays, to prove what could be signed when.
/// </summary>
public sealed class SignatureDelegation : IVersioned
{
    public const int MaxQuality = 150;
    public const int MaxWords = 150;
    public const int MaxAct = 200;

    public Guid Id { get; private set; } = Guid.NewGuid();

    public Guid? AgentId { get; private set; }

    public Guid? OfficialId { get; private set; }

    /// <summary>« L'adjointe au maire chargée de l'éducation »</summary>
    public string Quality { get; private set; } = "";

    /// <summary>« Pour le maire et par délégation »; nothing for the mayor.</summary>
    public string Words { get; private set; } = "";

    /// <summary>And those below them; none is every topic.</summary>
    public List<Guid> Topics { get; private set; } = [];

    /// <summary>And those below them; none is every department.</summary>
    public List<Guid> Departments { get; private set; } = [];

    public DateOnly From { get; private set; }

    /// <summary>Its last day, when it has one.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>« arrêté n° 2026-112 »</summary>
    public string Act { get; private set; } = "";

    public DateOnly ActOn { get; private set; }

    public int Version { get; set; }

    public void Edit(SignatureOptions options)
    {
        if ((options.AgentId is null) == (options.OfficialId is null))
            throw new RefusedException("Choisissez qui signe.", nameof(SignatureOptions.Who));
        if (string.IsNullOrWhiteSpace(options.Quality))
            throw new RefusedException(
                "Donnez la qualité de qui signe, telle qu'elle s'écrit au bas d'une lettre.",
                nameof(Quality)
            );
        if (options.From is not { } from)
            throw new RefusedException("Donnez le premier jour de la délégation.", nameof(From));
        if (options.Until < from)
            throw new RefusedException("La fin doit suivre le début.", nameof(Until));
        if (string.IsNullOrWhiteSpace(options.Act))
            throw new RefusedException("Donnez l'acte, par exemple « arrêté n° 2026-112 ».", nameof(Act));
        if (options.ActOn is not { } actOn)
            throw new RefusedException("Donnez la date de l'acte.", nameof(ActOn));
        if (actOn > from)
            throw new RefusedException("L'acte ne peut pas être d'après le début de la délégation.", nameof(ActOn));
        RefuseLong(options.Quality, MaxQuality, nameof(Quality));
        RefuseLong(options.Words, MaxWords, nameof(Words));
        RefuseLong(options.Act, MaxAct, nameof(Act));
        (AgentId, OfficialId, From, Until, ActOn) = (options.AgentId, options.OfficialId, from, options.Until, actOn);
        (Quality, Words, Act) = (options.Quality.Trim(), options.Words?.Trim().TrimEnd(',') ?? "", options.Act.Trim());
        Topics = [.. options.Topics.Distinct()];
        Departments = [.. options.Departments.Distinct()];
    }

    public bool IsValidOn(DateOnly day) => From <= day && (Until is null || Until >= day);

    /// <summary>How near it is to what is answered; null when it does not cover it.</summary>
    public (int Topic, int Department)? Covers(TopicEntry? topic, DepartmentEntry? department) =>
        Nearest(Topics, topic?.Id, topic?.Ancestors) is { } one
        && Nearest(Departments, department?.Id, department?.Ancestors) is { } two
            ? (one, two)
            : null;

    /// <summary>What is written below the answer.</summary>
    public string BlockOf(string name) =>
        string.Join('\n', new[] { Words.Length == 0 ? "" : $"{Words},", Quality, name }.Where(l => l.Length > 0));

    static int? Nearest(List<Guid> wanted, Guid? asked, IReadOnlyList<Guid>? ancestors) =>
        wanted.Count == 0
            ? int.MaxValue
            : wanted.Select(w => CircuitChoice.Rank(w, asked, ancestors)).Where(r => r is not null).Min();

    static void RefuseLong(string? text, int longest, string field)
    {
        if (text?.Trim().Length > longest)
            throw new RefusedException($"Ce texte tient en {longest} caractères.", field);
    }
}

public sealed record SignatureOptions
{
    /// <summary>The field of the form that chooses one or the other.</summary>
    public string? Who { get; init; }

    public Guid? AgentId { get; init; }

    public Guid? OfficialId { get; init; }

    public string? Quality { get; init; }

    public string? Words { get; init; }

    public IReadOnlyList<Guid> Topics { get; init; } = [];

    public IReadOnlyList<Guid> Departments { get; init; } = [];

    public DateOnly? From { get; init; }

    public DateOnly? Until { get; init; }

    public string? Act { get; init; }

    public DateOnly? ActOn { get; init; }
}
