using System.CommandLine;
using Microsoft.AspNetCore.DataProtection;
using Parvis.Data;
using Parvis.Features.Accounts;
using Parvis.Features.Administration;

namespace Parvis.Commands;

/// <summary><c>user create</c> and <c>user reset</c>: the way in for whoever has the machine but no password.</summary>
static class UserCommand
{
    const string By = "Ligne de commande";

    public static Command Build() => new("user", "Create a login, or replace a lost password.") { Create(), Reset() };

    static Command Create()
    {
        var name = Name();
        var role = new Option<string>("--role")
        {
            Description =
                "administrator, pilot, director, reception, data-protection, elected-official; or, with --department: head, case-handler, reception",
            Required = true,
        };
        role.AcceptOnlyFromAmong([.. NewUser.Roles]);
        var firstName = new Option<string>("--first-name") { Description = "First name.", Required = true };
        var lastName = new Option<string>("--last-name") { Description = "Last name.", Required = true };
        var email = new Option<string>("--email") { Description = "E-mail address." };
        var department = new Option<string>("--department")
        {
            Description = "Name of the department the role is held in.",
        };
        var mandate = new Option<DateOnly?>("--mandate-until")
        {
            Description = "Last day of an elected official's mandate, as 2032-03-31; six years from today otherwise.",
        };
        var command = new Command("create", "Create a person and their login; prints the one-time password.")
        {
            name,
            role,
            firstName,
            lastName,
            email,
            department,
            mandate,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    services =>
                        services
                            .GetRequiredService<UserCreation>()
                            .CreateAsync(
                                new NewUser
                                {
                                    UserName = parsed.GetRequiredValue(name),
                                    Role = parsed.GetRequiredValue(role),
                                    FirstName = parsed.GetRequiredValue(firstName),
                                    LastName = parsed.GetRequiredValue(lastName),
                                    Email = parsed.GetValue(email),
                                    Department = parsed.GetValue(department),
                                    MandateUntil = parsed.GetValue(mandate),
                                },
                                By,
                                cancellationToken
                            ),
                    cancellationToken
                )
        );
        return command;
    }

    static Command Reset()
    {
        var name = Name();
        var command = new Command("reset", "Replace a password, unlock the login; prints the one-time password.")
        {
            name,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    async services =>
                    {
                        var accounts = services.GetRequiredService<AccountService>();
                        var account =
                            await accounts.FindAsync(parsed.GetRequiredValue(name))
                            ?? throw new StartRefusedException($"No login is named '{parsed.GetRequiredValue(name)}'.");
                        return await accounts.ResetPasswordAsync(account, By, cancellationToken);
                    },
                    cancellationToken
                )
        );
        return command;
    }

    static Argument<string> Name() => new("name") { Description = "What the person types to sign in." };

    static async Task<int> RunAsync(Func<IServiceProvider, Task<string>> work, CancellationToken cancellationToken)
    {
        await using var app = ParvisHost.Build([]);
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseUpgrade>().RunAsync(cancellationToken);
        // The first key is stored over a connection of its own: within the transaction of the login it would wait for
        // itself on SQLite.
        app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector(nameof(UserCommand)).Protect([]);
        try
        {
            await Console.Out.WriteLineAsync(await work(scope.ServiceProvider));
            return 0;
        }
        catch (RefusedException refused)
        {
            // The rules speak to the people of the town hall, in French, here as on screen.
            throw new StartRefusedException(refused.Message);
        }
    }
}
