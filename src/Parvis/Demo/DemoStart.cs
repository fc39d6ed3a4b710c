using System.Security.Cryptography;
using Parvis.Data;
using Parvis.Features.Settings;

namespace Parvis.Demo;

/// <summary>
/// The first start in Development, or in training mode, fills the empty database by itself
/// (<c>Parvis:Demo=false</c> keeps it empty); each start says who to sign in as.
/// </summary>
static class DemoStart
{
    public static async Task FillIfWantedAsync(
        WebApplication app,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var development = app.Environment.IsDevelopment();
        var training = app.Services.GetRequiredService<TrainingMode>().On;
        if (!(development || training) || !app.Configuration.GetValue("Parvis:Demo", true))
            return;
        await using var scope = app.Services.CreateAsyncScope();
        var filling = scope.ServiceProvider.GetRequiredService<DemoFilling>();
        if (await filling.IsEmptyAsync(cancellationToken))
        {
            // A password that everybody knows stays on the developer's machine.
            var options = new DemoOptions { Password = development ? DemoOptions.WellKnownPassword : NewPassword() };
            await output.WriteLineAsync("Base vide : création de la commune de démonstration");
            var accounts = await filling.FillAsync(options, development, new DemoProgress(output), cancellationToken);
            await DemoAccounts.ListAsync(output, accounts, options.Password);
            return;
        }

        var settings = scope.ServiceProvider.GetRequiredService<SettingsStore>();
        var demonstration = await settings.GetAsync<DemonstrationSettings>(cancellationToken);
        if (development && demonstration.Password.Length > 0)
            await DemoAccounts.ListAsync(output, demonstration.Accounts, demonstration.Password);
    }

    static string NewPassword() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 16);
}
