using System.Reflection;
using Parvis.Commands;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.UnitTests.Architecture;

public sealed class SourceRuleTests
{
    const int LongestApplicationFile = 300;
    const int LongestTestFile = 500;

    /// <summary>Where the process meets the outside, or where a slice below speaks to those above.</summary>
    static readonly string[] InterfacesByDesign =
    [
        "Parvis.Data.Blobs.IBlobStore",
        "Parvis.Data.IVersioned",
        "Parvis.Data.Jobs.IJob",
        "Parvis.Data.Outbox.IMailTransport",
        "Parvis.Data.Outbox.IOutgoingEnvelope",
        "Parvis.Data.Outbox.ITextMessageTransport",
        "Parvis.Features.Postal.Providers.IHybridMail",
        "Parvis.Features.Replies.Letter.Paper.ILetterInvitation",
        "Parvis.Features.Requests.Page.IRequestPagePanel",
        "Parvis.Features.Settings.Mail.IReadAddresses",
        "Parvis.Features.Requests.Writing.IHandedLetters",
        "Parvis.Features.Requests.Writing.ILastSender",
        "Parvis.Web.IRedisplayed",
    ];

    [Theory]
    [InlineData("src", LongestApplicationFile)]
    [InlineData("tests", LongestTestFile)]
    public void No_file_is_too_long_to_be_read_at_once(string folder, int lines) =>
        Directory
            .EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".cs" or ".cshtml")
            .Where(f => !Passes(f, "bin") && !Passes(f, "obj") && !Passes(f, "Migrations"))
            .Select(f => (File: Path.GetRelativePath(Repository.Root, f), Lines: File.ReadLines(f).Count()))
            .Where(f => f.Lines > lines)
            .Select(f => $"{f.File}: {f.Lines} lines")
            .ShouldBeEmpty();

    [Fact]
    public void An_interface_with_one_implementer_is_a_class()
    {
        var types = typeof(ParvisHost).Assembly.GetTypes();

        types
            .Where(t => t.IsInterface && t.Namespace?.StartsWith("Parvis", StringComparison.Ordinal) == true)
            .Where(t => !InterfacesByDesign.Contains(t.FullName, StringComparer.Ordinal))
            .Where(i =>
                types.Count(t =>
                    !t.IsInterface
                    && t.GetInterfaces().Any(x => (x.IsGenericType ? x.GetGenericTypeDefinition() : x) == i)
                ) == 1
            )
            .Select(t => t.FullName)
            .ShouldBeEmpty();
    }

    [Fact]
    public void Whoever_handles_a_timeline_event_is_in_the_timeline_table()
    {
        var assembly = typeof(ParvisHost).Assembly;
        var table = (TimelineSubscriptions)
            assembly
                .GetType("Parvis.Features.TimelineTable")!
                .GetProperty("Subscriptions", BindingFlags.Public | BindingFlags.Static)!
                .GetValue(obj: null)!;
        var missing =
            from handler in assembly.GetTypes()
            where !handler.IsAbstract
            from contract in handler.GetInterfaces()
            where contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IHandle<>)
            let happened = contract.GetGenericArguments()[0]
            where !table.To(happened).Any(c => c.Method.DeclaringType!.GenericTypeArguments.Contains(handler))
            select $"{handler.Name} on {happened.Name}";

        missing.ShouldBeEmpty();
    }

    /// <summary>Entries are stored under these names: a renamed record would make old ones unreadable.</summary>
    [Fact]
    public void Timeline_events_keep_the_names_they_are_stored_under()
    {
        var stored = File.ReadAllLines(Repository.Corpus("timeline", "events.txt"));
        var known = typeof(RequestEvent)
            .Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(RequestEvent)))
            .SelectMany(t =>
                t.GetProperties()
                    .Where(p => p.DeclaringType == t && p.Name != "EqualityContract")
                    .Select(p => $"{t.Name}.{p.Name}")
            )
            .ToHashSet(StringComparer.Ordinal);

        stored.Where(s => !known.Contains(s)).ShouldBeEmpty("renamed or removed");
        known.Except(stored, StringComparer.Ordinal).ShouldBeEmpty("new: add it to the corpus, for good");
    }

    static bool Passes(string file, string folder) =>
        file.Contains($"{Path.DirectorySeparatorChar}{folder}{Path.DirectorySeparatorChar}", StringComparison.Ordinal);
}
