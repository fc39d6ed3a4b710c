using Parvis.Data;

namespace Parvis.Features.Knowledge;

/// <summary>An agent says that a sheet is wrong: it waits for who answers for it.</summary>
public sealed class SheetRemark
{
    public const int MaxText = 1000;

    public long Id { get; private set; }

    public string PublicId { get; private set; } = RandomId.New();

    public required Guid SheetId { get; init; }

    public required string Text { get; init; }

    public required string By { get; init; }

    public required DateTime At { get; init; }
}

/// <summary>A resident says whether a sheet was of use; nothing says who they are.</summary>
public sealed class SheetOpinion
{
    public const int MaxText = 500;

    /// <summary>The counts are of the last twelve months.</summary>
    public const int DaysKept = 365;

    public long Id { get; private set; }

    public string PublicId { get; private set; } = RandomId.New();

    public required Guid SheetId { get; init; }

    public required bool Useful { get; init; }

    /// <summary>A word, if they left one.</summary>
    public string Text { get; private set; } = "";

    public required DateTime At { get; init; }

    public void Say(string? text) => Text = (text ?? "").ReplaceLineEndings("\n").Trim().CutTo(MaxText);

    /// <summary>The word was read; what was thought stays counted.</summary>
    public void Forget() => Text = "";
}

/// <summary>An agent said that they read a sheet.</summary>
public sealed class SheetReading
{
    public long Id { get; private set; }

    public required Guid SheetId { get; init; }

    public required Guid AgentId { get; init; }

    /// <summary>Of the version they read.</summary>
    public int Number { get; private set; }

    public DateTime At { get; private set; }

    public void Read(int number, DateTime at) => (Number, At) = (number, at);
}
