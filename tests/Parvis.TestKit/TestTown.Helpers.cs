using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Accounts;
using Parvis.Features.Organisation;

namespace Parvis.TestKit;

public sealed partial class TestTown
{
    /// <summary>Only where a test needs one: the town has none by itself.</summary>
    public Task<Guid> AddHelperAsync(
        TownApp app,
        string login,
        string firstName,
        string lastName,
        string organisation
    ) =>
        app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<ParvisDbContext>();
            var users = services.GetRequiredService<UserManager<Account>>();
            var helper = new Helper();
            await services
                .GetRequiredService<Transactions>()
                .RunAsync(
                    async () =>
                    {
                        var account = new Account
                        {
                            UserName = login,
                            Roles = TownRoles.Helper,
                            PasswordHash = await db.Set<Account>().Select(a => a.PasswordHash).FirstAsync(),
                        };
                        var made = await users.CreateAsync(account);
                        if (!made.Succeeded)
                            throw new InvalidOperationException(
                                string.Join(", ", made.Errors.Select(e => e.Description))
                            );
                        helper.Edit(
                            new HelperOptions
                            {
                                Organisation = organisation,
                                FirstName = firstName,
                                LastName = lastName,
                                Email = $"{login}@france-services.example",
                            }
                        );
                        helper.GiveAccount(account.Id);
                        db.Add(helper);
                        accounts[login] = account.Id;
                    },
                    CancellationToken.None
                );
            return helper.Id;
        });
}
