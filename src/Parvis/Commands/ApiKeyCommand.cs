using System.CommandLine;
using System.Globalization;
using Parvis.Data;
using Parvis.Features.Api.Keys;

namespace Parvis.Commands;

/// <summary><c>api-key create</c>, <c>list</c> and <c>revoke</c>: keys for other programs.</summary>
static class ApiKeyCommand
{
    const string By = "Ligne de commande";

    public static Command Build() =>
        new("api-key", "Keys for other programs: make, list, revoke.") { Create(), List(), Revoke() };

    static Command Create()
    {
        var name = new Option<string>("--name")
        {
            Description = "The program that will use it; the timeline shows this name.",
            Required = true,
        };
        var scopes = new Option<string[]>("--scopes")
        {
            Description = $"What it may do: {string.Join(", ", ApiScopeWords.All.Select(s => s.Word))}.",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        scopes.Validators.Add(result =>
        {
            foreach (var word in Words(result.Tokens.Select(t => t.Value)))
            {
                if (ApiScopeWords.Parse(word) is null)
                    result.AddError(
                        $"'{word}' is not a scope. Known: {string.Join(", ", ApiScopeWords.All.Select(s => s.Word))}."
                    );
            }
        });
        var limit = new Option<int>("--requests-per-minute")
        {
            Description = "How many calls it may make in a minute.",
            DefaultValueFactory = _ => ApiKey.UsualLimit,
        };
        var command = new Command("create", "Make a key; prints it once, it is stored nowhere.")
        {
            name,
            scopes,
            limit,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    async keys =>
                    {
                        var asked = new NewApiKey(
                            parsed.GetRequiredValue(name),
                            Words(parsed.GetRequiredValue(scopes))
                                .Aggregate(ApiScopes.None, (all, word) => all | ApiScopeWords.Parse(word)!.Value),
                            parsed.GetValue(limit)
                        );
                        return (await keys.CreateAsync(asked, By, cancellationToken)).Token;
                    },
                    cancellationToken
                )
        );
        return command;
    }

    static Command List()
    {
        var command = new Command("list", "One line for each key: what may be shown of it.");
        command.SetAction(
            (_, cancellationToken) =>
                RunAsync(
                    async keys =>
                        string.Join(
                            Environment.NewLine,
                            (await keys.AllAsync(cancellationToken)).Select(k =>
                                string.Join(
                                    '\t',
                                    k.Prefix,
                                    k.Name,
                                    string.Join(' ', k.Scopes.Words()),
                                    string.Create(CultureInfo.InvariantCulture, $"{k.RequestsPerMinute}/min"),
                                    $"created {At(k.CreatedAt)}",
                                    k.LastUsedAt is { } used ? $"used {At(used)}" : "never used",
                                    k.RevokedAt is { } revoked ? $"revoked {At(revoked)}" : "in use"
                                )
                            )
                        ),
                    cancellationToken
                )
        );
        return command;
    }

    static Command Revoke()
    {
        var key = new Argument<string>("key") { Description = "Its name, or the 8 letters after 'parvis_'." };
        var command = new Command("revoke", "A key that opens nothing any more, within ten seconds.") { key };
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    async keys =>
                    {
                        var wanted = parsed.GetRequiredValue(key);
                        var found =
                            await keys.FindAsync(wanted, cancellationToken)
                            ?? throw new StartRefusedException($"No key in use is named '{wanted}'.");
                        await keys.RevokeAsync(found.Id, By, cancellationToken);
                        return $"Revoked {found.Name} ({found.Prefix}).";
                    },
                    cancellationToken
                )
        );
        return command;
    }

    static IEnumerable<string> Words(IEnumerable<string> given) =>
        given.SelectMany(w => w.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries));

    static string At(DateTime at) => at.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    static async Task<int> RunAsync(Func<ApiKeyService, Task<string>> work, CancellationToken cancellationToken)
    {
        await using var app = ParvisHost.Build([]);
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseUpgrade>().RunAsync(cancellationToken);
        try
        {
            await Console.Out.WriteLineAsync(await work(scope.ServiceProvider.GetRequiredService<ApiKeyService>()));
            return 0;
        }
        catch (RefusedException refused)
        {
            // The rules speak to the people of the town hall, in French, here as on screen.
            throw new StartRefusedException(refused.Message);
        }
    }
}
