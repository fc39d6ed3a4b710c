using System.Diagnostics;
using System.Globalization;
using Parvis.Mail.Reading;
using Parvis.Mail.Understanding;
using Parvis.MailTests.Corpus;
using Xunit.Abstractions;

namespace Parvis.MailTests.Fuzz;

/// <summary>
/// Spoiled messages by the thousand, always the same ones. <c>PARVIS_TESTS_FULL=1</c> makes it a million;
/// <c>PARVIS_MAIL_FUZZ</c> says how many otherwise, <c>PARVIS_MAIL_FUZZ_SEED</c> which.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    const int LargestSource = 200_000;
    const long MostAllocated = 200_000_000;
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Any_bytes_give_a_message_quickly_and_in_little_memory()
    {
        var mutator = new MailMutator(Sources(), Number("PARVIS_MAIL_FUZZ_SEED", 1));
        var count = Number(
            "PARVIS_MAIL_FUZZ",
            Environment.GetEnvironmentVariable("PARVIS_TESTS_FULL") == "1" ? 1_000_000 : 5_000
        );
        var (slowest, largest) = (TimeSpan.Zero, 0L);
        var clock = Stopwatch.StartNew();
        for (var number = 0; number < count; number++)
        {
            var message = mutator.Make(number);
            var (time, allocated) = await MeasureAsync(message, number);
            // The machine may have been busy elsewhere: a slow message is slow twice.
            if (time > Longest)
                (time, allocated) = await MeasureAsync(message, number);
            time.ShouldBeLessThan(Longest, $"message {number}, {message.Length} bytes");
            allocated.ShouldBeLessThan(MostAllocated, $"message {number}, {message.Length} bytes");
            (slowest, largest) = (time > slowest ? time : slowest, Math.Max(largest, allocated));
        }
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{count} messages in {clock.Elapsed.TotalSeconds:0} s, the slowest {slowest.TotalMilliseconds:0} ms, the largest allocation {largest / 1e6:0} MB"
            )
        );
    }

    static async Task<(TimeSpan Time, long Allocated)> MeasureAsync(byte[] message, int number)
    {
        // Everything is in memory: the reading never leaves this thread.
        var before = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        try
        {
            using var mail = await MailReader.ReadAsync(message);
            Use(mail);
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"Message {number} raised an exception.", failure);
        }
        return (Stopwatch.GetElapsedTime(start), GC.GetAllocatedBytesForCurrentThread() - before);
    }

    static void Use(IncomingMail mail)
    {
        foreach (var part in mail.Attachments)
        {
            using var content = part.Content.OpenRead();
            content.Length.ShouldBe(part.Content.Size);
        }
        (mail.Subject + mail.Text).ShouldNotContain('\0');
        mail.Subject.ShouldNotContain('\n');
        mail.Attachments.ShouldAllBe(a => !a.Name.Contains('/') && !a.Name.Contains('\\') && !a.Name.Contains('\n'));
        MailKinds.Of(mail);
        Bounces.Of(mail);
        MailLanguage.Of(NewWords.Of(mail));
    }

    static List<byte[]> Sources()
    {
        string[] folders = CorpusFolder.Shared is { Length: > 0 } shared
            ? [CorpusFolder.Own, shared]
            : [CorpusFolder.Own];
        return
        [
            .. folders
                .SelectMany(f => Directory.GetFiles(f))
                .Where(f => Path.GetExtension(f) is ".eml" or ".mbox" or ".txt" or ".html")
                .Order(StringComparer.Ordinal)
                .Select(File.ReadAllBytes)
                .Where(m => m.Length <= LargestSource),
        ];
    }

    static int Number(string variable, int byDefault) =>
        int.TryParse(
            Environment.GetEnvironmentVariable(variable),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var value
        )
            ? value
            : byDefault;
}
