using System.Net;
using Parvis.Features.Portal.Following;

namespace Parvis.UnitTests.Portal;

public sealed class CodeGuessesTests : IDisposable
{
    readonly CodeGuesses guesses = new();

    public void Dispose() => guesses.Dispose();

    [Fact]
    public void One_place_tries_twenty_references_and_no_more()
    {
        var place = IPAddress.Parse("192.0.2.7");
        Enumerable.Range(0, 10_000).Count(n => guesses.MayTry(place, $"26-{n:00000}-K")).ShouldBe(20);
        guesses.MayTry(IPAddress.Parse("192.0.2.8"), "26-99999-K").ShouldBeTrue();
    }

    [Fact]
    public void One_request_is_tried_ten_times_from_wherever_it_is()
    {
        var tries = Enumerable.Range(0, 200).Count(n => guesses.MayTry(IPAddress.Parse($"192.0.2.{n}"), "26-00412-k"));
        tries.ShouldBe(10);
        guesses.MayTry(IPAddress.Parse("198.51.100.1"), "26-00412-K").ShouldBeFalse();
        guesses.MayTry(IPAddress.Parse("198.51.100.1"), "26-00413-K").ShouldBeTrue();
    }

    /// <summary>A household has a million million addresses of its own.</summary>
    [Fact]
    public void An_IPv6_network_is_one_place_and_a_mapped_address_is_the_same_as_itself()
    {
        var tries = Enumerable
            .Range(0, 100)
            .Count(n => guesses.MayTry(IPAddress.Parse($"2001:db8:1:2::{n:x}"), $"26-{n:00000}-K"));
        tries.ShouldBe(20);
        for (var n = 0; n < 20; n++)
            guesses.MayTry(IPAddress.Parse("::ffff:192.0.2.9"), $"27-{n:00000}-K").ShouldBeTrue();
        guesses.MayTry(IPAddress.Parse("192.0.2.9"), "28-00000-K").ShouldBeFalse();
    }
}
