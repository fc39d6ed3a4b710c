using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Accounts;
using Parvis.Features.Administration.Imports;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;

namespace Parvis.Features.Administration.Installation;

/// <summary>Gives an empty database its town and its first administrator, all or nothing.</summary>
public sealed class TownInstallation(
    ParvisDbContext db,
    SettingsStore settings,
    AccountService accounts,
    StarterPack starter,
    AdministrationJournal journal,
    Transactions transactions,
    ViewerEpoch epoch
)
{
    const string By = "Installation";

    public Task<Account> InstallAsync(InstallationForm form, string baseUrl, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            async () =>
            {
                if (await db.Set<Account>().AnyAsync(cancellationToken))
                    throw new RefusedException("Parvis est déjà installé : connectez-vous.");
                var town = form.ToTown(baseUrl);
                await settings.SaveAsync(town, cancellationToken: cancellationToken);
                var agent = new Agent();
                agent.Edit(
                    new AgentOptions
                    {
                        FirstName = form.FirstName ?? "",
                        LastName = form.LastName ?? "",
                        Email = form.Email,
                    }
                );
                var account = await accounts.CreateAsync(
                    new NewAccount
                    {
                        UserName = form.UserName ?? "",
                        Owner = agent.FullName,
                        Roles = TownRoles.Administrator | (form.AlsoPilot ? TownRoles.Pilot : TownRoles.None),
                    },
                    form.Password ?? "",
                    By,
                    cancellationToken
                );
                agent.GiveAccount(account.Id);
                db.Add(agent);
                journal.Write($"Commune « {town.Name} » installée", by: By);
                if (form.WithStarterPack)
                    await starter.ApplyAsync(By, cancellationToken);
                transactions.AfterCommit(epoch.Advance);
                return account;
            },
            cancellationToken
        );
}
