using System.Reflection;
using Parvis.Commands;

namespace Parvis.UnitTests.Architecture;

/// <summary>Slices stand on floors and arrows point down: a slice knows nothing of those above it.</summary>
public sealed class FloorTests
{
    static readonly Dictionary<string, int> Floors = new(StringComparer.Ordinal)
    {
        ["Accounts"] = 0,
        ["Settings"] = 0,
        ["Addresses"] = 1,
        ["Announcements"] = 2,
        ["OfficialSheets"] = 2,
        ["Organisation"] = 1,
        ["Site"] = 1,
        ["Topics"] = 1,
        ["Requesters"] = 1,
        ["Requests"] = 2,
        ["Acknowledgements"] = 3,
        ["Interpreters"] = 4,
        ["Clocks"] = 3,
        ["Knowledge"] = 3,
        ["Privacy"] = 3,
        ["Reminders"] = 3,
        ["Progress"] = 3,
        ["Referrals"] = 3,
        ["Forms"] = 4,
        ["Inbox"] = 4,
        ["Intake"] = 4,
        ["Letters"] = 4,
        ["Postal"] = 4,
        ["Replies"] = 4,
        ["Surveys"] = 4,
        ["Administration"] = 5,
        ["Api"] = 5,
        ["Desk"] = 5,
        ["Helping"] = 5,
        ["Oversight"] = 5,
        ["Portal"] = 5,
    };

    static readonly Assembly Application = typeof(ParvisHost).Assembly;

    static readonly (string From, string To, string Where)[] Arrows =
    [
        .. Application
            .GetTypes()
            .Select(t => (Type: t, Slice: SliceOf(t)))
            .Where(t => t.Slice is not null)
            .SelectMany(t =>
                TypeReferences
                    .Of(t.Type)
                    .Select(r => (From: t.Slice!, To: SliceOf(r)!, Where: $"{Readable(t.Type)} -> {Readable(r)}"))
            )
            .Where(a => a.To is not null && a.To != a.From),
    ];

    [Fact]
    public void Every_slice_has_a_floor()
    {
        var folders = Directory
            .GetDirectories(Path.Combine(TestKit.Repository.ApplicationFolder, "Features"))
            .Select(f => Path.GetFileName(f)!);

        folders.Except(Floors.Keys, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void Arrows_are_seen_inside_methods_and_views()
    {
        Arrows.ShouldContain(a => a.From == "Requests" && a.To == "Organisation");
        Arrows.ShouldContain(a => a.Where.StartsWith("AspNetCoreGeneratedDocument.", StringComparison.Ordinal));
    }

    [Fact]
    public void Arrows_point_down() =>
        Arrows
            .Where(a => Floors.GetValueOrDefault(a.From, -1) < Floors.GetValueOrDefault(a.To, -1))
            .Select(a => a.Where)
            .Distinct(StringComparer.Ordinal)
            .ShouldBeEmpty();

    [Fact]
    public void Neighbours_never_know_each_other_both_ways()
    {
        var pairs = Arrows.Select(a => (a.From, a.To)).ToHashSet();

        Arrows
            .Where(a => Floors[a.From] == Floors[a.To] && pairs.Contains((a.To, a.From)))
            .Select(a => a.Where)
            .Distinct(StringComparer.Ordinal)
            .ShouldBeEmpty();
    }

    /// <summary>The ground is used by every slice; it knows accounts (the sign-in store) and nothing of the trade.</summary>
    [Fact]
    public void The_database_ground_knows_no_slice_but_accounts() =>
        Application
            .GetTypes()
            .Where(t => t.Namespace?.StartsWith("Parvis.Data", StringComparison.Ordinal) == true)
            .Where(t => !t.Namespace!.Contains("Migrations", StringComparison.Ordinal))
            .SelectMany(t => TypeReferences.Of(t).Select(r => (Type: t, Slice: SliceOf(r), Reference: r)))
            .Where(r => r.Slice is not (null or "Accounts"))
            .Select(r => $"{Readable(r.Type)} -> {Readable(r.Reference)}")
            .ShouldBeEmpty();

    /// <summary>« Parvis.Features.Requests.Queues » is in Requests; so is the view of a page there.</summary>
    static string? SliceOf(Type type)
    {
        var space = type.Namespace ?? "";
        if (space.StartsWith("Parvis.Features.", StringComparison.Ordinal))
            return space.Split('.')[2];
        var outer = type;
        while (outer.DeclaringType is { } declaring)
            outer = declaring;
        return outer.Name.StartsWith("Features_", StringComparison.Ordinal) ? outer.Name.Split('_')[1] : null;
    }

    static string Readable(Type type)
    {
        var outer = type;
        while (outer.DeclaringType is { } declaring)
            outer = declaring;
        return outer.FullName ?? outer.Name;
    }
}
