using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Features.Topics;
using Parvis.Ui;

namespace Parvis.Features.Replies.Approval;

/// <summary>The table of delegations of signature; each change is in the journal.</summary>
public sealed class SignatureService(
    ParvisDbContext db,
    OrganisationDirectory directory,
    OfficialService officials,
    TopicCatalogue topics,
    AdministrationJournal journal
)
{
    public Task<List<SignatureDelegation>> AllAsync(CancellationToken cancellationToken) =>
        db.Set<SignatureDelegation>()
            .AsNoTracking()
            .OrderByDescending(d => d.From)
            .ThenBy(d => d.Id)
            .ToListAsync(cancellationToken);

    public Task<SignatureDelegation?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<SignatureDelegation>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, cancellationToken);

    /// <summary>Null when it is no more.</summary>
    public async Task<SignatureDelegation?> SaveAsync(
        Guid? id,
        SignatureOptions options,
        int seen,
        CancellationToken cancellationToken
    )
    {
        var delegation = id is null
            ? new SignatureDelegation()
            : await db.Set<SignatureDelegation>().FirstOrDefaultAsync(d => d.Id == id, cancellationToken);
        if (delegation is null)
            return null;
        var before = id is null ? null : await DescribeAsync(delegation, cancellationToken);
        if (before is not null)
            delegation.MustBe(seen);
        delegation.Edit(options);
        var organisation = await directory.GetAsync(cancellationToken);
        if (organisation.Agent(delegation.AgentId) is { Anonymous: true } hidden)
            throw new RefusedException(
                $"{hidden.FullName} n'est pas nommé sur les courriers : une signature porte le nom de qui signe.",
                nameof(SignatureOptions.Who)
            );
        var after = await DescribeAsync(delegation, cancellationToken);
        var name = await NameAsync(delegation, cancellationToken);
        if (before is null)
        {
            db.Add(delegation);
            journal.Write($"Délégation de signature donnée à {name}", delegation.Act);
        }
        else if (before.ChangesTo(after) is { } changes)
        {
            journal.Write($"Délégation de signature de {name} modifiée : {changes}", delegation.Act);
        }

        return delegation;
    }

    public async Task<string> NameAsync(SignatureDelegation delegation, CancellationToken cancellationToken) =>
        delegation.OfficialId is { } official
            ? (await officials.FindAsync(official, cancellationToken))?.FullName ?? ""
            : (await directory.GetAsync(cancellationToken)).AgentName(delegation.AgentId);

    public async Task<Described> DescribeAsync(SignatureDelegation delegation, CancellationToken cancellationToken)
    {
        var tree = await topics.GetAsync(cancellationToken);
        var organisation = await directory.GetAsync(cancellationToken);
        return new Described()
            .Add("Qui signe", await NameAsync(delegation, cancellationToken))
            .Add("Qualité", delegation.Quality)
            .Add("Mots avant", delegation.Words)
            .Add("Sujets", delegation.Topics.Select(t => tree.Path(t)).Order(StringComparer.Ordinal))
            .Add(
                "Services",
                delegation.Departments.Select(d => organisation.DepartmentName(d)).Order(StringComparer.Ordinal)
            )
            .Add("Du", delegation.From.InFull())
            .Add("Jusqu'au", delegation.Until?.InFull())
            .Add("Acte", $"{delegation.Act} du {delegation.ActOn.InFull()}");
    }

    /// <summary>Agents of the town, and officials who can sign in.</summary>
    public async Task<IReadOnlyList<SelectListItem>> WhoAsync(CancellationToken cancellationToken)
    {
        var organisation = await directory.GetAsync(cancellationToken);
        var (agents, elected) = (new SelectListGroup { Name = "Agents" }, new SelectListGroup { Name = "Élus" });
        return
        [
            new SelectListItem("Choisir", ""),
            .. organisation
                .Agents.Where(a => a is { Active: true, Anonymous: false })
                .Select(a => new SelectListItem(a.FullName, SignatureForm.OfAgent + a.Id) { Group = agents }),
            .. (await officials.AllAsync(cancellationToken))
                .Where(o => o.AccountId is not null)
                .Select(o => new SelectListItem(o.FullName, SignatureForm.OfOfficial + o.Id) { Group = elected }),
        ];
    }
}
