using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using Parvis.Bench;
using Parvis.Data;

const int MeasuredAgain = 2;
if (args is ["bare", .. var rest])
{
    await BareServer.RunAsync(rest);
    return 0;
}

var quick = new Option<bool>("--quick") { Description = "Three minutes: compared with bench/baseline.json." };
var keep = new Option<bool>("--keep") { Description = "With --quick: writes bench/baseline.json instead." };
var sizes = new Option<int[]>("--sizes")
{
    Description = "How many requests.",
    AllowMultipleArgumentsPerToken = true,
    DefaultValueFactory = _ => [10_000, 100_000, 1_000_000],
};
var only = new Option<DatabaseKind?>("--only") { Description = "One database instead of both." };
var seconds = new Option<int>("--seconds") { Description = "For each page.", DefaultValueFactory = _ => 5 };
var mail = new Option<int>("--mail")
{
    Description = "Measures the intake of that many messages instead of the pages.",
};
var portal = new Option<bool>("--portal")
{
    Description = "Measures the residents' pages at 300 a second while agents work.",
};
var sql = new Option<bool>("--sql")
{
    Description = "Lists the SQL of each page's fullest address, and measures nothing.",
};
var command = new RootCommand("Measures the pages of a town under load; prints the figures as Markdown.")
{
    quick,
    keep,
    sizes,
    only,
    seconds,
    mail,
    portal,
    sql,
};
command.SetAction(async parsed =>
{
    // Given by bench/run, which starts a server of its own.
    var postgreSql = Environment.GetEnvironmentVariable("PARVIS_TESTS_POSTGRES");
    var options = parsed.GetValue(quick)
        ? BenchOptions.ForQuick(postgreSql, parsed.GetValue(keep))
        : new BenchOptions
        {
            Sizes = parsed.GetValue(sizes)!,
            PostgreSql = postgreSql,
            Each = TimeSpan.FromSeconds(parsed.GetValue(seconds)),
            Mail = parsed.GetValue(mail),
            Portal = parsed.GetValue(portal),
        };
    try
    {
        return options.Mail > 0 ? await MeasureMailAsync(options, parsed.GetValue(only))
            : options.Portal ? await MeasurePortalAsync(options, parsed.GetValue(only))
            : parsed.GetValue(sql) ? await ListSqlAsync(options, parsed.GetValue(only))
            : await RunAsync(options, parsed.GetValue(only));
    }
    catch (BenchFailedException failure)
    {
        await Console.Error.WriteLineAsync(failure.Message);
        return 1;
    }
});
return await command.Parse(args).InvokeAsync();

static async Task<int> ListSqlAsync(BenchOptions options, DatabaseKind? only)
{
    var kind = only ?? DatabaseKind.Sqlite;
    await using var town = await FilledTown.FillAsync(kind, options.Sizes[0], options.PostgreSql);
    await using var watched = await Watched.StartAsync(town);
    foreach (var page in await watched.PagesAsync())
    {
        var all = await watched.CommandsAsync(page);
        var fullest = all.MaxBy(commands => commands.Count)!;
        Console.WriteLine($"## {page.Name}: {all.Min(commands => commands.Count)} to {fullest.Count} commands");
        foreach (var sent in fullest)
            Console.WriteLine(sent.Text + "\n");
    }

    return 0;
}

static async Task<int> MeasureMailAsync(BenchOptions options, DatabaseKind? only)
{
    var reading = await MailIntake.ReadingAsync(options.Mail);
    Console.WriteLine(Report.MailHeading(reading));
    foreach (var size in options.Sizes)
    {
        foreach (var kind in Enum.GetValues<DatabaseKind>().Where(k => only is null || k == only))
        {
            await using var town = await FilledTown.FillAsync(kind, size, options.PostgreSql);
            foreach (var figures in await new MailIntake(town, options.Mail).RunAsync())
                Console.WriteLine(Report.Of(town, figures));
        }
    }

    return 0;
}

static async Task<int> MeasurePortalAsync(BenchOptions options, DatabaseKind? only)
{
    await using var bare = await BareAsync();
    Console.WriteLine(Report.PortalHeading);
    foreach (var size in options.Sizes)
    {
        foreach (var kind in Enum.GetValues<DatabaseKind>().Where(k => only is null || k == only))
            Console.WriteLine(Report.Of(await new PortalLoad(options, bare).RunAsync(kind, size)));
    }

    return 0;
}

static Task<ServerProcess> BareAsync() =>
    ServerProcess.StartAsync(
        typeof(BareServer).Assembly.Location,
        ["bare"],
        new Dictionary<string, string>(StringComparer.Ordinal),
        "/1"
    );

static async Task<int> RunAsync(BenchOptions options, DatabaseKind? only)
{
    await using var bare = await BareAsync();
    var towns = await MeasureAsync(new Measuring(options, bare), options, only);
    var machine = string.Create(
        CultureInfo.InvariantCulture,
        $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, built as {Checkout.Configuration}."
    );
    Console.WriteLine(Report.Summary(towns, machine));
    if (!options.Quick)
        return 0;
    if (options.Keep)
    {
        Baseline.Keep(towns);
        return 0;
    }

    var measured = towns.ToList();
    var worse = Baseline.Compare(measured);
    // A machine that was busy for a while is no reason; what is slower each time is.
    for (var again = 0; worse.Count > 0 && again < MeasuredAgain; again++)
    {
        foreach (var line in worse)
            await Console.Error.WriteLineAsync($"{line} Measured again.");
        measured.AddRange(await MeasureAsync(new Measuring(options, bare), options, only));
        worse = Baseline.Compare(measured);
    }

    foreach (var line in worse)
        await Console.Error.WriteLineAsync(line);
    return worse.Count == 0 ? 0 : 1;
}

static async Task<IReadOnlyList<TownFigures>> MeasureAsync(
    Measuring measuring,
    BenchOptions options,
    DatabaseKind? only
)
{
    var towns = new List<TownFigures>();
    foreach (var size in options.Sizes)
    {
        foreach (var kind in Enum.GetValues<DatabaseKind>().Where(k => only is null || k == only))
        {
            towns.Add(await measuring.RunAsync(kind, size));
            // An hour of measuring is not lost when a later town fails.
            Console.WriteLine(Report.Of(towns[^1]));
        }
    }

    return towns;
}
