namespace Parvis.Scans.Programs;

/// <summary>How a program ended.</summary>
public enum ProgramEnding
{
    /// <summary>By itself: <see cref="ProgramResult.ExitCode"/> says how.</summary>
    Finished,

    /// <summary>It took longer than allowed and was ended, with the programs it had started.</summary>
    TooLong,

    /// <summary>It wrote more than allowed and was ended.</summary>
    TooMuch,

    /// <summary>It is not on this machine.</summary>
    NotInstalled,
}

/// <param name="Ending">How it ended.</param>
/// <param name="ExitCode">Zero when all went well; -1 when it did not finish.</param>
/// <param name="Output">What it wrote, as UTF-8 text.</param>
/// <param name="Errors">What it complained about.</param>
public sealed record ProgramResult(ProgramEnding Ending, int ExitCode, string Output, string Errors)
{
    /// <summary>It finished and says that all went well.</summary>
    public bool Succeeded => Ending == ProgramEnding.Finished && ExitCode == 0;

    internal static ProgramResult Failed(ProgramEnding ending) => new(ending, -1, "", "");
}
