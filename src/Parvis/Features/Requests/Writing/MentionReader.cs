using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Accounts;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Ui;

namespace Parvis.Features.Requests.Writing;

/// <summary>Finds whose name a correspondence bears: the case handler; until there is one, the head who answers for it.</summary>
public sealed class MentionReader(ParvisDbContext db, OrganisationDirectory directory, SettingsStore settings)
{
    public async Task<Mentions> ReadAsync(CitizenRequest request, CancellationToken cancellationToken)
    {
        var town = await settings.GetAsync<TownSettings>(cancellationToken);
        var organisation = await directory.GetAsync(cancellationToken);
        return Of(request, town, organisation, await AgentAsync(request, organisation, cancellationToken));
    }

    /// <summary>Of each request, by its number. Two SQL commands at most for all of them.</summary>
    public async Task<IReadOnlyDictionary<long, Mentions>> ReadAsync(
        IReadOnlyCollection<CitizenRequest> requests,
        CancellationToken cancellationToken
    )
    {
        var town = await settings.GetAsync<TownSettings>(cancellationToken);
        var organisation = await directory.GetAsync(cancellationToken);
        var agents = requests.ToDictionary(r => r.Id, r => AgentFor(r, organisation));
        var ids = agents.Values.OfType<Guid>().Distinct().ToList();
        var known = await Identities(db.Set<Agent>().Where(a => ids.Contains(a.Id)))
            .ToDictionaryAsync(a => a.Id, cancellationToken);
        var pilot = agents.ContainsValue(null) ? await PilotAsync(cancellationToken) : null;
        return requests.ToDictionary(
            r => r.Id,
            r => Of(r, town, organisation, agents[r.Id] is { } id ? known.GetValueOrDefault(id) : pilot)
        );
    }

    static Mentions Of(CitizenRequest request, TownSettings town, OrganisationSnapshot organisation, Identity? agent)
    {
        var department = organisation.Department(request.DepartmentId);
        var place = organisation.ServicePoint(department?.ServicePointId);
        return new Mentions
        {
            Reference = request.Reference,
            TownName = town.Name,
            Accent = AccentOf(town),
            DepartmentName = department?.Name ?? "",
            Address = First(department?.Address, place?.Address, town.OneLineAddress),
            Phone = First(department?.Phone, place?.Phone, town.Phone),
            Email = First(department?.Email, town.Email),
            AgentName = agent?.Name ?? "",
            // In a small department the function alone says who it is.
            AgentFunction = agent is { Anonymous: false } ? agent.Function : "",
            Anonymous = agent is { Anonymous: true },
        };
    }

    /// <summary>
    /// For a message that is not the answer, about a confidential topic: whoever opens the mailbox learns only that
    /// somebody wrote to the town hall.
    /// </summary>
    public async Task<Mentions> ReadNeutralAsync(CitizenRequest request, CancellationToken cancellationToken)
    {
        var town = await settings.GetAsync<TownSettings>(cancellationToken);
        return new Mentions
        {
            Reference = request.Reference,
            TownName = town.Name,
            Accent = AccentOf(town),
            DepartmentName = "",
            Address = town.OneLineAddress,
            Phone = town.Phone,
            Email = town.Email,
        };
    }

    static string AccentOf(TownSettings town) => TownAccent.From(town.AccentColour)?.Light.ToString() ?? "";

    // Read from the database each time: an anonymity granted on another node must hold for the very next letter.
    async Task<Identity?> AgentAsync(
        CitizenRequest request,
        OrganisationSnapshot organisation,
        CancellationToken cancellationToken
    )
    {
        return AgentFor(request, organisation) is { } id
            ? await Identities(db.Set<Agent>().Where(a => a.Id == id)).FirstOrDefaultAsync(cancellationToken)
            : await PilotAsync(cancellationToken);
    }

    static Guid? AgentFor(CitizenRequest request, OrganisationSnapshot organisation) =>
        organisation.Agent(request.HandlerId) is { Active: true }
            ? request.HandlerId
            : organisation.HeadOf(request.DepartmentId)?.Id;

    // What nobody owns is the pilot's.
    Task<Identity?> PilotAsync(CancellationToken cancellationToken) =>
        Identities(
                from agent in db.Set<Agent>()
                join account in db.Set<Account>() on agent.AccountId equals account.Id
                where agent.Active && (account.Roles & TownRoles.Pilot) == TownRoles.Pilot
                orderby agent.SortName
                select agent
            )
            .FirstOrDefaultAsync(cancellationToken);

    static IQueryable<Identity> Identities(IQueryable<Agent> agents) =>
        agents.Select(a => new Identity(a.Id, a.FullName, a.Function, a.AnonymousOnCorrespondence));

    static string First(params ReadOnlySpan<string?> values)
    {
        foreach (var value in values)
        {
            if (!string.IsNullOrWhiteSpace(value))
                return value.Trim();
        }

        return "";
    }

    sealed record Identity(Guid Id, string FullName, string Function, bool Anonymous)
    {
        public string Name => Anonymous ? ServiceIdentifier.Of(Id) : FullName;
    }
}
