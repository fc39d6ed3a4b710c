using System.Net;
using Parvis.Features.Portal.Following;
using Parvis.Features.Requests;

namespace Parvis.UnitTests.Portal;

public sealed class CodeGuessesTests : IDisposable
{
    readonly CodeGuesses guesses = new();

    public void Dispose() => guesses.Dispose();

    [Fact]
    public void One_place_tries_twenty_references_and_no_more()
    {
        var place = IPAddress.Parse("192.0.2.7");
        Enumerable.Range(0, 10_000).Count(n => guesses.MayTry(place, Reference(n))).ShouldBe(20);
        guesses.MayTry(IPAddress.Parse("192.0.2.8"), Reference(9)).ShouldBeTrue();
    }

    [Fact]
    public void One_request_is_tried_ten_times_from_wherever_it_is()
    {
        var tries = Enumerable.Range(0, 200).Count(n => guesses.MayTry(IPAddress.Parse($"192.0.2.{n}"), Spelled(n)));
        tries.ShouldBe(10);
        guesses.MayTry(IPAddress.Parse("198.51.100.1"), Reference(412)).ShouldBeFalse();
        guesses.MayTry(IPAddress.Parse("198.51.100.1"), Reference(413)).ShouldBeTrue();
    }

    /// <summary>A household has a million million addresses of its own.</summary>
    [Fact]
    public void An_IPv6_network_is_one_place_and_a_mapped_address_is_the_same_as_itself()
    {
        var tries = Enumerable
            .Range(0, 100)
            .Count(n => guesses.MayTry(IPAddress.Parse($"2001:db8:1:2::{n:x}"), Reference(n)));
        tries.ShouldBe(20);
        for (var n = 0; n < 20; n++)
            guesses.MayTry(IPAddress.Parse("::ffff:192.0.2.9"), Reference(n)).ShouldBeTrue();
        guesses.MayTry(IPAddress.Parse("192.0.2.9"), Reference(40)).ShouldBeFalse();
    }

    [Fact]
    public void What_is_no_reference_counts_for_its_place_alone()
    {
        var place = IPAddress.Parse("192.0.2.7");
        Enumerable.Range(0, 100).Count(n => guesses.MayTry(place, $"rien {n}")).ShouldBe(20);
    }

    static string Reference(int number) => new RequestReference(2026, number + 1).ToString();

    /// <summary>Spaces, dots and small letters make it no other one.</summary>
    static string Spelled(int spaces) =>
        Reference(412).Replace("-", new string(' ', spaces % 7) + ".").ToLowerInvariant();
}
