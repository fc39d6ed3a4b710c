using System.CommandLine;
using System.Globalization;
using Parvis.Data;
using Parvis.Demo;
using Parvis.Features.Settings;

namespace Parvis.Commands;

static class DemoCommand
{
    public static Command Build()
    {
        var requests = Number("--requests", "How many requests, over the last year.", 3000, 0, 20_000_000);
        var people = Number("--people", "How many people and organisations.", 8000, 100, 10_000_000);
        var open = Number("--open", "At least how many in a hundred are left unanswered.", 0, 0, 100);
        var seed = Number("--seed", "The same seed tells the same town.", 1, 0, int.MaxValue);
        var password = new Option<string>("--password")
        {
            Description = "Password of every account.",
            DefaultValueFactory = _ => DemoOptions.WellKnownPassword,
        };
        var now = new Option<string?>("--now")
        {
            Description = "The year that ends on the morning of this day, such as 2026-05-04, instead of today.",
        };
        now.Validators.Add(result =>
        {
            if (
                result.Tokens is [var typed]
                && (ReadDay(typed.Value) is not { } day || Morning(day) > TimeProvider.System.GetUtcNow())
            )
                result.AddError("--now is a day that has come, such as 2026-05-04.");
        });
        var command = new Command("demo", "Fill an empty database with the demonstration town.")
        {
            requests,
            people,
            open,
            seed,
            password,
            now,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    new DemoOptions
                    {
                        Requests = parsed.GetValue(requests),
                        People = parsed.GetValue(people),
                        Open = parsed.GetValue(open) / 100.0,
                        Seed = parsed.GetValue(seed),
                        Password = parsed.GetValue(password)!,
                    },
                    ReadDay(parsed.GetValue(now)),
                    cancellationToken
                )
        );
        return command;
    }

    static async Task<int> RunAsync(DemoOptions options, DateOnly? now, CancellationToken cancellationToken)
    {
        await using var app = ParvisHost.Build(
            [],
            builder =>
            {
                if (now is { } day)
                    builder.Services.AddSingleton<TimeProvider>(new StoppedClock(Morning(day)));
            }
        );
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseUpgrade>().RunAsync(cancellationToken);
        var filling = scope.ServiceProvider.GetRequiredService<DemoFilling>();
        if (!await filling.IsEmptyAsync(cancellationToken))
            throw new StartRefusedException(
                "The database already holds a town. Choose an empty one with PARVIS_DATA or ConnectionStrings__PostgreSql."
            );
        var accounts = await filling.FillAsync(
            options,
            app.Environment.IsDevelopment(),
            new DemoProgress(Console.Error),
            cancellationToken
        );
        await DemoAccounts.ListAsync(Console.Out, accounts, options.Password);
        return 0;
    }

    static DateOnly? ReadDay(string? typed) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    /// <summary>Nine or ten o'clock in the demonstration town.</summary>
    static DateTimeOffset Morning(DateOnly day) => new(day, new TimeOnly(8, 0), TimeSpan.Zero);

    static Option<int> Number(string name, string description, int byDefault, int low, int high)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => byDefault };
        option.Validators.Add(result =>
        {
            // What is no number at all has its own message already.
            if (
                result.Tokens is [var typed]
                && int.TryParse(typed.Value, CultureInfo.InvariantCulture, out var value)
                && (value < low || value > high)
            )
                result.AddError($"{name} goes from {low} to {high}.");
        });
        return option;
    }

    /// <summary>A filling takes place in an instant.</summary>
    sealed class StoppedClock(DateTimeOffset at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at;
    }
}
