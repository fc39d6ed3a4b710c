using System.Diagnostics;
using System.Globalization;
using Parvis.Mail.Reading;

namespace Parvis.MailTests.Fuzz;

/// <summary>What one message took to read, and to use as an application would.</summary>
sealed record FuzzCost(int Number, int Length, TimeSpan Time, long Allocated)
{
    public static async Task<FuzzCost> OfAsync(byte[] message, int number, Action<IncomingMail> use)
    {
        // Everything is in memory: the reading never leaves this thread.
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var processor = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        using (var mail = await MailReader.ReadAsync(message))
            use(mail);
        var elapsed = Stopwatch.GetElapsedTime(start);
        processor = Environment.CpuUsage.TotalTime - processor;
        return new(
            number,
            message.Length,
            // The thread worked no longer than the clock ran (it may have waited for a processor others had), nor than
            // the whole process worked (other tests may have run beside it): the shorter one is the nearer to the truth.
            elapsed < processor
                ? elapsed
                : processor,
            GC.GetAllocatedBytesForCurrentThread() - allocated
        );
    }

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"message {Number}, {Length} bytes: {Time.TotalMilliseconds:0} ms, {Allocated / 1e6:0} MB"
        );
}
