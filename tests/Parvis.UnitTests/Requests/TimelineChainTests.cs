using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;

namespace Parvis.UnitTests.Requests;

public sealed class TimelineChainTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("parvis-chain-");

    static readonly DateTime At = new(2026, 11, 16, 8, 12, 0, DateTimeKind.Utc);

    [Fact]
    public void The_same_entry_gives_the_same_link_even_after_a_restart()
    {
        var first = Link(Chain());

        Link(Chain()).ShouldBe(first);
    }

    [Fact]
    public void Any_change_to_an_entry_changes_its_link()
    {
        var chain = Chain();
        var agent = Guid.NewGuid();
        byte[][] links =
        [
            Link(chain),
            Link(chain, previous: [.. Enumerable.Repeat((byte)1, 32)]),
            Link(chain, request: 2),
            Link(chain, sequence: 2),
            Link(chain, verb: "RequestClosed"),
            Link(chain, at: At.AddTicks(10)),
            Link(chain, agent: agent),
            Link(chain, actor: "Quelqu'un d'autre"),
            Link(chain, channel: Channel.Post),
            Link(chain, payload: """{"reason":"Other"}"""),
            // Moving a letter from one field to the next must show.
            Link(chain, verb: "RequestTake", actor: "nAnne"),
        ];

        links.Select(Convert.ToHexString).Distinct().Count().ShouldBe(links.Length);
    }

    [Fact]
    public void Another_key_makes_other_links_and_says_so()
    {
        var ours = Chain();
        var theirs = new TimelineChain(new DataFolder(Path.Combine(folder.FullName, "elsewhere")));

        theirs.KeyId.ShouldNotBe(ours.KeyId);
        Link(theirs).ShouldNotBe(Link(ours));
    }

    [Fact]
    public void Erasing_payload_and_salt_leaves_the_link_provable()
    {
        var chain = Chain();
        var salt = TimelineChain.NewSalt();
        var entry = Entry(TimelineChain.Digest(salt, """{"reason":"WorkDone"}"""));
        var link = chain.Link(TimelineChain.Origin, entry);

        entry.Payload = null;
        entry.Salt = null;

        // Only the digest remains, and the salt keeps a short payload from being guessed out of it.
        chain.Link(TimelineChain.Origin, entry).ShouldBe(link);
        TimelineChain.Digest(TimelineChain.NewSalt(), """{"reason":"WorkDone"}""").ShouldNotBe(entry.Digest);
    }

    [Fact]
    public void The_key_is_readable_by_its_owner_only()
    {
        Chain();
        var key = Path.Combine(folder.FullName, "keys", "timeline.key");

        File.Exists(key).ShouldBeTrue();
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(key).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    public void Dispose() => folder.Delete(recursive: true);

    TimelineChain Chain() => new(new DataFolder(folder.FullName));

    static byte[] Link(
        TimelineChain chain,
        byte[]? previous = null,
        long request = 1,
        int sequence = 1,
        string verb = "RequestTaken",
        DateTime? at = null,
        Guid? agent = null,
        string actor = "Anne",
        Channel? channel = null,
        string payload = "{}"
    ) =>
        chain.Link(
            previous ?? TimelineChain.Origin,
            new TimelineEvent
            {
                RequestId = request,
                Sequence = sequence,
                Verb = verb,
                At = at ?? At,
                AgentId = agent,
                Actor = actor,
                Channel = channel,
                Digest = TimelineChain.Digest([.. "sel"u8], payload),
                KeyId = chain.KeyId,
            }
        );

    static TimelineEvent Entry(byte[] digest) =>
        new()
        {
            RequestId = 1,
            Sequence = 1,
            Verb = "RequestClosed",
            At = At,
            Actor = "Anne",
            Payload = """{"reason":"WorkDone"}""",
            Digest = digest,
            KeyId = "",
        };
}
