using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Parvis.Data;
using Parvis.Features.Accounts;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;

namespace Parvis.Demo;

/// <summary>The organisation of the fictional town, from the CSV files.</summary>
sealed class TownMaker(ParvisDbContext db, Chance chance, DateOnly today)
{
    readonly Dictionary<string, Agent> byAccount = new(StringComparer.Ordinal);
    readonly List<DemonstrationAccount> accounts = [];
    string passwordHash = "";

    public DemoTown Make(string password)
    {
        // One hash takes 44 ms: the accounts of a demonstration can share it.
        passwordHash = new PasswordHasher<Account>().HashPassword(new Account(), password);
        var points = MakeServicePoints();
        var departments = MakeDepartments(points);
        var circles = DemoContent
            .Csv<CircleRow>("circles.csv")
            .ToDictionary(
                c => c.Key,
                c =>
                {
                    var circle = RowIds<Circle, Guid>.Set(new Circle(), chance.Guid());
                    circle.Edit(c.Name, c.Phone);
                    return circle;
                }
            );
        var agents = MakeAgents(departments, circles);
        var officials = MakeElectedOfficials();
        var partners = MakePartners();
        MakeDataProtectionOfficer();
        db.AddRange(circles.Values);
        return new DemoTown(departments, circles, agents, officials, partners, accounts);
    }

    Dictionary<string, ServicePoint> MakeServicePoints()
    {
        var points = new Dictionary<string, ServicePoint>(StringComparer.Ordinal);
        foreach (var row in DemoContent.Csv<ServicePointRow>("service-points.csv"))
        {
            var point = RowIds<ServicePoint, Guid>.Set(new ServicePoint(), chance.Guid());
            point.Edit(row.Name, row.Kind, row.Address, row.Phone);
            point.SetHours(OpeningHours.Read(row.Hours));
            db.Add(points[row.Key] = point);
        }

        return points;
    }

    Dictionary<string, Department> MakeDepartments(Dictionary<string, ServicePoint> points)
    {
        var departments = new Dictionary<string, Department>(StringComparer.Ordinal);
        foreach (var row in DemoContent.Csv<DepartmentRow>("departments.csv"))
        {
            var department = RowIds<Department, Guid>.Set(new Department(), chance.Guid());
            department.Edit(
                new DepartmentOptions
                {
                    Name = row.Name,
                    ParentId = row.Parent.Length == 0 ? null : departments[row.Parent].Id,
                    ServicePointId = points[row.ServicePoint].Id,
                    Address = points[row.ServicePoint].Address,
                    Phone = row.Phone,
                    Email = row.Email,
                }
            );
            db.Add(departments[row.Key] = department);
        }

        return departments;
    }

    List<DemoAgent> MakeAgents(Dictionary<string, Department> departments, Dictionary<string, Circle> circles)
    {
        var rows = DemoContent.Csv<AgentRow>("agents.csv");
        var made = new List<DemoAgent>();
        var phone = 100;
        foreach (var row in rows)
        {
            var agent = RowIds<Agent, Guid>.Set(new Agent(), chance.Guid());
            agent.Edit(
                new AgentOptions
                {
                    FirstName = row.FirstName,
                    LastName = row.LastName,
                    Function = row.Function,
                    Email = $"{Login(row.FirstName, row.LastName)}@vaubreuil.example",
                    Phone = $"02 61 91 1{phone / 100} {phone % 100:00}",
                }
            );
            phone++;
            foreach (var membership in Words(row.Departments))
            {
                var parts = membership.Split(':');
                agent.Join(departments[parts[0]].Id, Enum.Parse<DepartmentRole>(parts[1]));
            }

            var login = row.Account.Length > 0 ? row.Account : Login(row.FirstName, row.LastName);
            var roles = row.Roles.Length == 0 ? TownRoles.None : Enum.Parse<TownRoles>(row.Roles);
            agent.GiveAccount(MakeAccount(login, agent.Email, roles, agent.FullName, agent.Function, row.Role));
            byAccount[login] = agent;
            made.Add(new DemoAgent(agent, [.. Words(row.Departments).Select(m => m.Split(':')[0])]));
            db.Add(agent);
        }

        foreach (var (key, circle) in circles)
            circle.SetMembers(rows.Zip(made).Where(p => Words(p.First.Circles).Contains(key)).Select(p => p.Second.Id));
        foreach (var (row, agent) in rows.Zip(made).Where(p => p.First.Absence.Length > 0))
        {
            var parts = row.Absence.Split(':');
            agent.Agent.BeAbsent(FromToday(parts[0]), FromToday(parts[1]), byAccount[parts[2]].Id);
        }

        return made;
    }

    List<DemoOfficial> MakeElectedOfficials()
    {
        var mandate = MandateStart();
        var officials = new List<DemoOfficial>();
        foreach (var row in DemoContent.Csv<ElectedRow>("elected.csv"))
        {
            var elected = RowIds<ElectedOfficial, Guid>.Set(new ElectedOfficial(), chance.Guid());
            elected.Edit(row.FirstName, row.LastName, row.Function, mandate, mandate.AddYears(6));
            var login = row.Account.Length > 0 ? row.Account : Login(row.FirstName, row.LastName);
            elected.GiveAccount(
                MakeAccount(
                    login,
                    $"{Login(row.FirstName, row.LastName)}@vaubreuil.example",
                    TownRoles.ElectedOfficial,
                    elected.FullName,
                    elected.Function,
                    row.Role
                )
            );
            db.Add(elected);
            officials.Add(new DemoOfficial(elected, row.Delegation));
        }

        return officials;
    }

    Dictionary<string, Guid> MakePartners()
    {
        var partners = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var row in DemoContent.Csv<PartnerRow>("partners.csv"))
        {
            var partner = RowIds<PartnerAuthority, Guid>.Set(new PartnerAuthority(), chance.Guid());
            partner.Edit(
                new PartnerAuthorityOptions
                {
                    Name = row.Name,
                    Kind = row.Kind,
                    Address = row.Address,
                    Phone = row.Phone,
                    Email = row.Email,
                    Website = row.Website,
                    Competence = row.Competence,
                }
            );
            db.Add(partner);
            partners[row.Name] = partner.Id;
        }

        return partners;
    }

    /// <summary>Last and outside the sheet of agents: the town that is told is the one it was before.</summary>
    void MakeDataProtectionOfficer()
    {
        var agent = RowIds<Agent, Guid>.Set(new Agent(), chance.Guid());
        agent.Edit(
            new AgentOptions
            {
                FirstName = "Solange",
                LastName = "Perrin",
                Function = "déléguée à la protection des données",
                Email = "solange.perrin@vaubreuil.example",
            }
        );
        agent.GiveAccount(
            MakeAccount(
                "dpo",
                agent.Email,
                TownRoles.DataProtection,
                agent.FullName,
                agent.Function,
                "Déléguée à la protection des données"
            )
        );
        db.Add(agent);
    }

    Guid MakeAccount(string login, string email, TownRoles roles, string name, string function, string role)
    {
        var account = new Account
        {
            Id = chance.Guid(),
            UserName = login,
            NormalizedUserName = login.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            EmailConfirmed = true,
            LockoutEnabled = true,
            PasswordHash = passwordHash,
            SecurityStamp = chance.Guid().ToString("N").ToUpperInvariant(),
            Roles = roles,
        };
        db.Add(account);
        if (role.Length > 0)
            accounts.Add(new DemonstrationAccount(login, name, function, role));
        return account.Id;
    }

    /// <summary>The latest municipal election: March of 2020, 2026, 2032…</summary>
    DateOnly MandateStart()
    {
        var year = today.Year - ((today.Year - 2020) % 6);
        var start = new DateOnly(year, 3, 22);
        return start > today ? start.AddYears(-6) : start;
    }

    DateOnly FromToday(string days) => today.AddDays(int.Parse(days, CultureInfo.InvariantCulture));

    static string Login(string firstName, string lastName) => $"{Folding.Slug(firstName)}.{Folding.Slug(lastName)}";

    static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    sealed record CircleRow(string Key, string Name, string Phone);

    sealed record ServicePointRow(
        string Key,
        string Name,
        ServicePointKind Kind,
        string Address,
        string Phone,
        string Hours
    );

    sealed record DepartmentRow(
        string Key,
        string Name,
        string Parent,
        string ServicePoint,
        string Phone,
        string Email
    );

    sealed record AgentRow(
        string Account,
        string FirstName,
        string LastName,
        string Function,
        string Departments,
        string Roles,
        string Circles,
        string Absence,
        string Role
    );

    sealed record ElectedRow(
        string Account,
        string FirstName,
        string LastName,
        string Function,
        string Delegation,
        string Role
    );

    sealed record PartnerRow(
        string Name,
        PartnerKind Kind,
        string Address,
        string Phone,
        string Email,
        string Website,
        string Competence
    );
}
