using Parvis.Data;

namespace Parvis.Features.Surveys.Improvements;

/// <summary>Something the town changes because of what residents said: what was seen, who does it, until when.</summary>
public sealed class ImprovementAction : IVersioned
{
    public const int MaxTitle = 150;
    public const int MaxText = 2000;
    public const int MaxBy = 200;

    public long Id { get; private set; }

    public string PublicId { get; private set; } = RandomId.New();

    public string Title { get; private set; } = "";

    public string Observed { get; private set; } = "";

    public Guid OwnerAgentId { get; private set; }

    public DateOnly DueOn { get; private set; }

    public ImprovementState State { get; private set; }

    /// <summary>What was done, or why it is given up.</summary>
    public string Outcome { get; private set; } = "";

    public DateTime? EndedAt { get; private set; }

    /// <summary>Residents may read it, in these two sentences.</summary>
    public bool IsPublic { get; private set; }

    public string Heard { get; private set; } = "";

    public string Done { get; private set; } = "";

    public required DateTime At { get; init; }

    public required string By { get; init; }

    public int Version { get; set; }

    public string Name => $"Action {Id}";

    public void Edit(ImprovementOptions options)
    {
        Title = Written(options.Title, MaxTitle, "Écrivez ce qui va changer.", nameof(Title));
        Observed = Written(options.Observed, MaxText, "Écrivez ce qui a été constaté.", nameof(Observed));
        OwnerAgentId =
            options.OwnerAgentId ?? throw new RefusedException("Choisissez qui s'en charge.", nameof(OwnerAgentId));
        DueOn =
            options.DueOn ?? throw new RefusedException("Donnez une date : sans elle, rien ne se fait.", nameof(DueOn));
        IsPublic = options.IsPublic;
        Heard = IsPublic
            ? Written(options.Heard, MaxText, "Écrivez aux habitants ce qu'ils vous ont dit.", nameof(Heard))
            : (options.Heard ?? "").Trim().CutTo(MaxText);
        Done = IsPublic
            ? Written(options.Done, MaxText, "Écrivez aux habitants ce que vous faites.", nameof(Done))
            : (options.Done ?? "").Trim().CutTo(MaxText);
    }

    /// <summary>It is done, or given up: a word says what or why.</summary>
    public void End(ImprovementState state, string? outcome, DateTime at)
    {
        if (state == ImprovementState.Open)
            throw new ArgumentOutOfRangeException(nameof(state), state, "An end is needed.");
        if (State != ImprovementState.Open)
            throw new RefusedException("Cette action est déjà finie.");
        Outcome = Written(
            outcome,
            MaxText,
            state == ImprovementState.Done ? "Écrivez ce qui a été fait." : "Écrivez pourquoi elle est abandonnée.",
            nameof(Outcome)
        );
        (State, EndedAt) = (state, at);
    }

    public void Reopen() => (State, EndedAt) = (ImprovementState.Open, null);

    static string Written(string? text, int longest, string refusal, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new RefusedException(refusal, field);
        var said = text.Trim();
        return said.Length <= longest
            ? said
            : throw new RefusedException($"Ce texte tient en {longest} caractères.", field);
    }
}

public enum ImprovementState
{
    Open,
    Done,
    Abandoned,
}

public static class ImprovementStates
{
    public static string InFrench(this ImprovementState state) =>
        state switch
        {
            ImprovementState.Open => "En cours",
            ImprovementState.Done => "Faite",
            ImprovementState.Abandoned => "Abandonnée",
        };
}

/// <summary>What an action says, as somebody typed it.</summary>
public sealed record ImprovementOptions
{
    public string? Title { get; init; }

    public string? Observed { get; init; }

    public Guid? OwnerAgentId { get; init; }

    public DateOnly? DueOn { get; init; }

    public bool IsPublic { get; init; }

    public string? Heard { get; init; }

    public string? Done { get; init; }
}

/// <summary>Where an action comes from: an opinion, a request that complains, a finding of the panel; one of them.</summary>
public sealed class ImprovementSource
{
    public long Id { get; private set; }

    public required long ActionId { get; init; }

    public long? AnswerId { get; init; }

    public long? RequestId { get; init; }

    public long? FindingId { get; init; }
}
