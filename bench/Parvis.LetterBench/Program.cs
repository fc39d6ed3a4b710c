using System.CommandLine;
using Parvis.LetterBench;
using Parvis.LetterBench.Making;
using Parvis.LetterBench.Measuring;
using Parvis.LetterBench.Registering;

var repository = new Option<string>("--repository") { DefaultValueFactory = _ => Directory.GetCurrentDirectory() };
var folder = new Option<string>("--folder")
{
    Description = "Where scans are made and what is recognised of them is kept.",
    DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "parvis-letters"),
};
var count = new Option<int>("--count") { Description = "Letters of each half.", DefaultValueFactory = _ => 80 };
var half = new Option<string>("--half") { Description = "A or B; both when absent." };

var expect = new Command("expect", "Writes what each letter says, before any scan is made.") { count };
expect.SetAction(parsed => new LetterSets(parsed.GetValue(repository)!).Expect(parsed.GetValue(count)));
var make = new Command("make", "Makes the scans that are missing.") { half };
make.SetAction(async parsed =>
{
    foreach (var name in Halves(parsed))
        await new ScanMaker(parsed.GetValue(folder)!).MakeAsync(
            new LetterSets(parsed.GetValue(repository)!).Read(name)
        );
});

var read = new Command("read", "Recognises the scans that were not yet.") { half };
read.SetAction(async parsed =>
{
    var scans = new ReadScans(parsed.GetValue(folder)!);
    foreach (var name in Halves(parsed))
    {
        foreach (var letter in new LetterSets(parsed.GetValue(repository)!).Read(name))
            await scans.ReadAsync(letter);
    }
});

var details = new Option<bool>("--details") { Description = "Also what falls short, letter by letter." };
var measure = new Command("measure", "Reads the letters and prints the figures as Markdown.") { half, details };
measure.SetAction(async parsed =>
{
    var repositoryFolder = parsed.GetValue(repository)!;
    Console.WriteLine(Scores.Heading);
    var measuring = new Measure(repositoryFolder, new ReadScans(parsed.GetValue(folder)!));
    foreach (var name in Halves(parsed))
    {
        var scores = new Scores(name, await measuring.RunAsync(new LetterSets(repositoryFolder).Read(name)));
        Console.WriteLine(scores.Rows());
        if (parsed.GetValue(details))
            Console.WriteLine(scores.Shortfalls());
    }
});

var register = new Command("register", "Scans go through the running product, to the register.") { half, details };
register.SetAction(parsed =>
    RegisterCommand.RunAsync(
        Path.GetFullPath(parsed.GetValue(repository)!),
        parsed.GetValue(folder)!,
        [.. Halves(parsed)],
        parsed.GetValue(details)
    )
);

var root = new RootCommand("Letters made, scanned, read, measured and registered.")
{
    expect,
    make,
    read,
    measure,
    register,
};
repository.Recursive = true;
folder.Recursive = true;
root.Options.Add(repository);
root.Options.Add(folder);
return await root.Parse(args).InvokeAsync();

IEnumerable<string> Halves(ParseResult parsed) =>
    LetterSets.Halves.Select(each => each.Name).Where(name => parsed.GetValue(half) is not { } one || one == name);
