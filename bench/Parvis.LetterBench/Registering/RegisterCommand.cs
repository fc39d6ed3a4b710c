using Parvis.LetterBench.Making;

namespace Parvis.LetterBench.Registering;

/// <summary><c>register</c>: the scans go through the running product.</summary>
static class RegisterCommand
{
    public static async Task<int> RunAsync(string repository, string folder, string[] names, bool details)
    {
        var halves = names.Select(new LetterSets(repository).Read).ToList();
        foreach (var half in halves)
            await new ScanMaker(folder).MakeAsync(half);
        var figures = await new Morning(repository, folder, halves).RunAsync();
        Console.WriteLine(figures.Table(names));
        Console.WriteLine(figures.Cost());
        if (details)
            Console.WriteLine(figures.Shortfalls());
        return figures.Faults.Count == 0 ? 0 : 1;
    }
}
