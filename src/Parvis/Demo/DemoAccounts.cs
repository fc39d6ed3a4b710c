using Parvis.Features.Settings;

namespace Parvis.Demo;

static class DemoAccounts
{
    public static async Task ListAsync(TextWriter output, IReadOnlyList<DemonstrationAccount> accounts, string password)
    {
        await output.WriteLineAsync($"Comptes de démonstration (mot de passe : {password})");
        foreach (var account in accounts)
            await output.WriteLineAsync($"  {account.Login, -12} {account.Role} : {account.Name}");
    }
}
