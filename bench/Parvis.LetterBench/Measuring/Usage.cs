using System.Runtime.InteropServices;

namespace Parvis.LetterBench.Measuring;

/// <summary>What ended programs have used, as the system counts it (getrusage, Linux).</summary>
static partial class Usage
{
    const int Children = -1;

    // struct rusage: two timevals, then ru_maxrss and thirteen longs that are not looked at.
    [StructLayout(LayoutKind.Sequential)]
    struct Figures
    {
        public long UserSeconds;
        public long UserMicroseconds;
        public long SystemSeconds;
        public long SystemMicroseconds;
        public long LargestKilobytes;
        public Unread Rest;
    }

    [System.Runtime.CompilerServices.InlineArray(13)]
    struct Unread
    {
        long first;
    }

    /// <summary>Seconds of processor of all, megabytes of the largest.</summary>
    public static (double Processor, double Megabytes) OfPrograms()
    {
        if (Ask(Children, out var figures) != 0)
            throw new InvalidOperationException("The system does not count.");
        var seconds = figures.UserSeconds + figures.SystemSeconds;
        return (
            seconds + (figures.UserMicroseconds + figures.SystemMicroseconds) / 1e6,
            figures.LargestKilobytes / 1024.0
        );
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int Ask(int who, out Figures figures);
}
