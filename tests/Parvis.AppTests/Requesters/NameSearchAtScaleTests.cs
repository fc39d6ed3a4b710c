using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Names;
using Parvis.TestKit;
using Xunit.Abstractions;

namespace Parvis.AppTests.Requesters;

/// <summary>Whatever the size of the town, a name with one error is found.</summary>
[OnEachDatabase]
public sealed class NameSearchAtScaleTests(ITestOutputHelper output)
{
    /// <summary>Two hundred thousand in the full run; enough for homonyms everywhere in the others.</summary>
    static readonly int People = Requirements.Full ? 200_000 : 40_000;

    const int Misspellings = 500;

    [SkippableTheory, BothDatabases]
    public async Task A_misspelt_name_comes_first_in_a_large_town(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        var viewer = await app.ViewerAsync("accueil");
        var crowd = new Crowd(seed: 20261122, contacts: false).People(People);
        var loading = Stopwatch.StartNew();
        await app.InScopeAsync(services =>
            services.GetRequiredService<RequesterBulk>().AddAsync(crowd, CancellationToken.None)
        );
        output.WriteLine($"{People} people in {loading.Elapsed.TotalSeconds:0.0} s");

        var random = new Random(7);
        var kinds = Enum.GetValues<MisspellingKind>();
        var first = 0;
        var amongFive = 0;
        var times = new List<double>();
        for (var i = 0; i < Misspellings; i++)
        {
            var person = crowd[random.Next(crowd.Count)];
            var typed = Misspelling.Of(person.FirstName, person.BirthName, kinds[i % kinds.Length], random);
            var watch = Stopwatch.StartNew();
            var found = await app.InScopeAsync(services =>
                services.GetRequiredService<NameSearch>().FindAsync(typed, viewer, 5, CancellationToken.None)
            );
            times.Add(watch.Elapsed.TotalMilliseconds);
            var place = found.ToList().FindIndex(match => match.DisplayName == person.DisplayName);
            first += place == 0 ? 1 : 0;
            amongFive += place >= 0 ? 1 : 0;
            if (place != 0)
                output.WriteLine(
                    $"{kinds[i % kinds.Length]}: {person.DisplayName} typed {typed}: "
                        + string.Join(", ", found.Select(m => m.DisplayName))
                );
        }

        times.Sort();
        output.WriteLine(
            $"first {first}, among five {amongFive} of {Misspellings}; "
                + $"median {times[Misspellings / 2]:0.0} ms, 95 % {times[Misspellings * 95 / 100]:0.0} ms, worst {times[^1]:0.0} ms"
        );
        first.ShouldBeGreaterThanOrEqualTo(Misspellings * 95 / 100);
        amongFive.ShouldBeGreaterThanOrEqualTo(Misspellings * 99 / 100);
    }
}
