using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Accounts;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Features.Topics;

namespace Parvis.TestKit;

/// <summary>
/// Saint-Aubin: four departments, somebody in each role, five topics of which one is confidential. Logins are the
/// words of the roles; all share one password.
/// </summary>
public sealed partial class TestTown
{
    public const string Password = "un-mot-de-passe-de-test";

    Dictionary<string, Guid> agents = new(StringComparer.Ordinal);
    Dictionary<string, Guid> accounts = new(StringComparer.Ordinal);

    public Guid Roads { get; private set; }

    public Guid Parks { get; private set; }

    public Guid CivilRegistry { get; private set; }

    public Guid SocialCare { get; private set; }

    public Guid SocialCircle { get; private set; }

    public Guid Pothole { get; private set; }

    public Guid Tree { get; private set; }

    public Guid BirthCertificate { get; private set; }

    /// <summary>Confidential: exists only for the social circle.</summary>
    public Guid SocialAid { get; private set; }

    /// <summary>Without a department: the pilot's.</summary>
    public Guid Noise { get; private set; }

    public Guid ElectedOfficial { get; private set; }

    public Guid TownHall { get; private set; }

    /// <summary>A partner authority.</summary>
    public Guid Metropolis { get; private set; }

    public IReadOnlyCollection<string> Logins => accounts.Keys;

    /// <summary>The agent who signs in with this name.</summary>
    public Guid Agent(string login) => agents[login];

    public Guid Account(string login) => accounts[login];

    /// <summary>For a town of its own: who joins it is nobody in the others.</summary>
    internal TestTown Copy()
    {
        var copy = (TestTown)MemberwiseClone();
        copy.agents = new Dictionary<string, Guid>(agents, StringComparer.Ordinal);
        copy.accounts = new Dictionary<string, Guid>(accounts, StringComparer.Ordinal);
        return copy;
    }

    internal static async Task<TestTown> BuildAsync(IServiceProvider services)
    {
        var town = new TestTown();
        await services
            .GetRequiredService<Transactions>()
            .RunAsync(() => town.FillAsync(services), CancellationToken.None);
        return town;
    }

    async Task FillAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<ParvisDbContext>();
        await services
            .GetRequiredService<SettingsStore>()
            .SaveAsync(
                new TownSettings
                {
                    Name = "Saint-Aubin",
                    Address = "1 place de la Mairie",
                    PostalCode = "35140",
                    City = "Saint-Aubin",
                    Phone = "02 99 00 00 00",
                    Email = "mairie@saint-aubin.example",
                }
            );
        AddDepartments(db);
        AddTopics(db);
        // Saved before people: memberships point at departments.
        await db.SaveChangesAsync();
        await AddPeopleOfTheTownAsync(db, services.GetRequiredService<UserManager<Account>>());
        await db.SaveChangesAsync();
        await AddRequestersAsync(services);
    }

    void AddDepartments(ParvisDbContext db)
    {
        Roads = Add("Voirie", "02 99 00 00 10");
        Parks = Add("Espaces verts", "02 99 00 00 20");
        CivilRegistry = Add("État civil", "02 99 00 00 30");
        SocialCare = Add("Action sociale", "02 99 00 00 40");
        var circle = new Circle();
        circle.Edit("Action sociale", "02 99 00 00 41");
        db.Add(circle);
        SocialCircle = circle.Id;
        var hall = new ServicePoint();
        hall.Edit("Mairie", ServicePointKind.TownHall, "1 place de la Mairie", "02 99 00 00 00");
        hall.SetHours([new OpeningInterval(1, new TimeOnly(9, 0), new TimeOnly(17, 0))]);
        db.Add(hall);
        TownHall = hall.Id;
        var partner = new PartnerAuthority();
        partner.Edit(new PartnerAuthorityOptions { Name = "Rennes Métropole", Competence = "Eau, déchets" });
        db.Add(partner);
        Metropolis = partner.Id;

        Guid Add(string name, string phone)
        {
            var department = new Department();
            department.Edit(
                new DepartmentOptions
                {
                    Name = name,
                    Address = "1 place de la Mairie, 35140 Saint-Aubin",
                    Phone = phone,
                    Email = $"{Folding.Fold(name).Replace(' ', '-')}@saint-aubin.example",
                }
            );
            db.Add(department);
            return department.Id;
        }
    }

    void AddTopics(ParvisDbContext db)
    {
        Pothole = Add("Nid-de-poule", TopicKind.Report, Roads, 5, ["trou", "chaussée abîmée"]);
        Tree = Add("Arbre dangereux", TopicKind.Report, Parks, 10, ["branche"]);
        BirthCertificate = Add(
            "Acte de naissance",
            TopicKind.Procedure,
            CivilRegistry,
            3,
            ["extrait de naissance"],
            answer: "La demande se fait en ligne, par courrier ou au guichet ; elle est gratuite.",
            documents: ["Pièce d'identité"]
        );
        SocialAid = Add("Aide d'urgence", TopicKind.Procedure, SocialCare, 5, ["secours"], circle: SocialCircle);
        Noise = Add("Bruit de voisinage", TopicKind.Complaint, department: null, days: null, ["tapage"]);

        Guid Add(
            string name,
            TopicKind kind,
            Guid? department,
            int? days,
            string[] synonyms,
            string? answer = null,
            string[]? documents = null,
            Guid? circle = null
        )
        {
            var topic = new Topic();
            topic.Edit(
                new TopicOptions
                {
                    Name = name,
                    Kind = kind,
                    DepartmentId = department,
                    TargetDays = days,
                    FirstLevelAnswer = answer,
                    CircleId = circle,
                }
            );
            topic.SetSynonyms(synonyms);
            topic.SetDocuments(documents ?? []);
            db.Add(topic);
            return topic.Id;
        }
    }

    async Task AddPeopleOfTheTownAsync(ParvisDbContext db, UserManager<Account> users)
    {
        // One hash for all: making it is slow on purpose.
        var hash = users.PasswordHasher.HashPassword(new Account(), Password);
        await AddAsync("accueil", "Aline", "Petit", "agente d'accueil", TownRoles.Reception);
        await AddAsync("accueil2", "Marc", "Oliveira", "agent d'accueil", TownRoles.Reception);
        await AddAsync("voirie", "Anne", "Morel", "instructrice voirie", role: (Roads, DepartmentRole.CaseHandler));
        await AddAsync("voirie2", "Karim", "Benali", "instructeur voirie", role: (Roads, DepartmentRole.CaseHandler));
        await AddAsync("chef", "Hélène", "Dubreuil", "cheffe du service voirie", role: (Roads, DepartmentRole.Head));
        await AddAsync("verts", "Luc", "Garnier", "technicien", role: (Parks, DepartmentRole.CaseHandler));
        await AddAsync("chef-verts", "Inès", "Caron", "cheffe des espaces verts", role: (Parks, DepartmentRole.Head));
        await AddAsync("etatcivil", "Rose", "Ndiaye", "officière", role: (CivilRegistry, DepartmentRole.CaseHandler));
        await AddAsync(
            "social",
            "Paul",
            "Le Guen",
            "travailleur social",
            role: (SocialCare, DepartmentRole.CaseHandler)
        );
        await AddAsync("pilote", "Sophie", "Lambert", "pilote de la relation usagers", TownRoles.Pilot);
        await AddAsync("directeur", "Yves", "Marchand", "directeur général", TownRoles.Director);
        await AddAsync("admin", "Nora", "Klein", "administratrice", TownRoles.Administrator);
        await AddAsync("dpo", "Claire", "Fabre", "déléguée à la protection des données", TownRoles.DataProtection);
        (await db.FindAsync<Circle>(SocialCircle))!.SetMembers([Agent("social")]);

        var elected = new ElectedOfficial();
        elected.Edit(
            "Jeanne",
            "Rousseau",
            "adjointe au cadre de vie",
            from: new DateOnly(2026, 3, 22),
            until: new DateOnly(2032, 3, 21)
        );
        elected.GiveAccount(await AccountAsync("elue", TownRoles.ElectedOfficial));
        db.Add(elected);
        ElectedOfficial = elected.Id;

        async Task AddAsync(
            string login,
            string firstName,
            string lastName,
            string function,
            TownRoles roles = TownRoles.None,
            (Guid Department, DepartmentRole Role)? role = null
        )
        {
            var agent = new Agent();
            agent.Edit(
                new AgentOptions
                {
                    FirstName = firstName,
                    LastName = lastName,
                    Function = function,
                    Email = $"{login}@saint-aubin.example",
                    Phone = "02 99 00 00 00",
                }
            );
            agent.GiveAccount(await AccountAsync(login, roles));
            if (role is { } held)
                agent.Join(held.Department, held.Role);
            db.Add(agent);
            agents[login] = agent.Id;
        }

        async Task<Guid> AccountAsync(string login, TownRoles roles)
        {
            var account = new Account
            {
                UserName = login,
                Roles = roles,
                PasswordHash = hash,
            };
            var made = await users.CreateAsync(account);
            if (!made.Succeeded)
                throw new InvalidOperationException(string.Join(", ", made.Errors.Select(e => e.Description)));
            accounts[login] = account.Id;
            return account.Id;
        }
    }
}
