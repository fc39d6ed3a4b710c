using System.Diagnostics;
using System.Globalization;
using Parvis.Mail.Reading;
using Parvis.Mail.Understanding;
using Parvis.MailTests.Corpus;
using Xunit.Abstractions;

namespace Parvis.MailTests.Fuzz;

/// <summary>
/// Spoiled messages by the thousand, always the same ones. <c>PARVIS_TESTS_FULL=1</c> makes it a million;
/// <c>PARVIS_MAIL_FUZZ</c> says how many otherwise, <c>PARVIS_MAIL_FUZZ_SEED</c> which, <c>PARVIS_MAIL_FUZZ_FROM</c> the
/// number of the first one, to see a single message again or to go on with a long run.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    const int LargestSource = 200_000;
    const long MostAllocated = 200_000_000;
    const int Shown = 10;
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Notable = Longest / 10;

    [Fact]
    public async Task Any_bytes_give_a_message_quickly_and_in_little_memory()
    {
        var mutator = new MailMutator(Sources(), Number("PARVIS_MAIL_FUZZ_SEED", 1));
        var first = Number("PARVIS_MAIL_FUZZ_FROM", 0);
        var count = Number(
            "PARVIS_MAIL_FUZZ",
            Environment.GetEnvironmentVariable("PARVIS_TESTS_FULL") == "1" ? 1_000_000 : 5_000
        );
        var slowest = new PriorityQueue<FuzzCost, TimeSpan>();
        var (largest, refused) = (0L, new List<string>());
        var clock = Stopwatch.StartNew();
        for (var number = first; number < first + count; number++)
        {
            var message = mutator.Make(number);
            try
            {
                var cost = await CostAsync(message, number);
                if (cost.Time >= Longest || cost.Allocated >= MostAllocated)
                    refused.Add(cost.ToString());
                slowest.Enqueue(cost, cost.Time);
                if (slowest.Count > Shown)
                    slowest.Dequeue();
                largest = Math.Max(largest, cost.Allocated);
            }
            catch (Exception failure)
            {
                refused.Add($"message {number}, {message.Length} bytes: {failure}");
            }
        }
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{count} messages from {first} in {clock.Elapsed.TotalSeconds:0} s, the largest allocation {largest / 1e6:0} MB; the slowest:"
            )
        );
        foreach (var (cost, _) in slowest.UnorderedItems.OrderByDescending(item => item.Priority))
            output.WriteLine(cost.ToString());
        refused.ShouldBeEmpty();
    }

    static async Task<FuzzCost> CostAsync(byte[] message, int number)
    {
        var cost = await FuzzCost.OfAsync(message, number, Use);
        if (cost.Time < Notable)
            return cost;
        // Compiling and collecting fall upon whoever comes by: a slow message is slow twice.
        var again = await FuzzCost.OfAsync(message, number, Use);
        return again.Time < cost.Time ? again : cost;
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
