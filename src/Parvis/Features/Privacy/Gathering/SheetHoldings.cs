using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Care;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requesters.Duplicates;
using Parvis.Features.Requesters.Merging;
using Parvis.Features.Requesters.Names;
using Parvis.Features.Requesters.Ties;
using Parvis.Ui;

namespace Parvis.Features.Privacy.Gathering;

/// <summary>The sheet of a person: names, contacts, needs, household, mandates, merged sheets.</summary>
public sealed class SheetHoldings(ParvisDbContext db, NameIndex names) : IPersonalHoldings
{
    const string Part = "La fiche";
    const string Ties = "Le foyer et les mandats";

    public async Task GatherAsync(PersonScope scope, Gathered into, CancellationToken cancellationToken)
    {
        var ids = scope.Sheets;
        var sheets = await db.Set<Requester>()
            .AsNoTracking()
            .Where(r => ids.Contains(r.Id))
            .OrderBy(r => r.MergedIntoId != null)
            .ThenBy(r => r.Id)
            .Include(r => r.ContactPoints)
            .AsSplitQuery()
            .ToListAsync(cancellationToken);
        foreach (var sheet in sheets)
            into.Add(
                Part,
                new HeldItem
                {
                    Key = $"sheet:{sheet.Id}",
                    Title = sheet.MergedIntoId is null ? "Identité et coordonnées" : "Fiche fusionnée dans la sienne",
                    Facts = Facts(sheet),
                }
            );
        foreach (
            var need in await db.Set<RequesterNeed>()
                .AsNoTracking()
                .Where(n => ids.Contains(n.RequesterId))
                .OrderBy(n => n.Id)
                .ToListAsync(cancellationToken)
        )
            into.Add(
                Part,
                new HeldItem
                {
                    Key = $"need:{need.Id}",
                    Title = "À savoir pour l'accueillir",
                    At = need.At,
                    Facts = [new("Ce que fait la mairie", need.What), new("Demandé par", need.Source)],
                }
            );
        await AddTiesAsync(ids, into, cancellationToken);
    }

    static List<HeldFact> Facts(Requester sheet)
    {
        var facts = new List<HeldFact>();
        Add("Organisme", sheet.OrganisationName);
        Add("Civilité", sheet.Civility);
        Add("Prénom", sheet.FirstName);
        Add("Nom de famille", sheet.BirthName);
        Add("Nom d'usage", sheet.UsageName);
        Add("Date de naissance", sheet.BirthDate?.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("fr-FR")));
        foreach (var contact in sheet.ContactPoints.OrderBy(c => c.Kind).ThenBy(c => c.Id))
        {
            Add(
                contact.Kind.InFrench(),
                contact.Label.Length == 0 ? contact.Value : $"{contact.Value} ({contact.Label})"
            );
            Add(
                $"Accepte les textos au {contact.Value}",
                contact.TextsAgreedAt is { } agreed
                    ? $"le {DateOnly.FromDateTime(agreed).InFull()}, {contact.TextsAgreedHow}, noté par {contact.TextsAgreedBy}"
                    : ""
            );
            Add(
                $"Ne veut plus de textos au {contact.Value}",
                contact.TextsStoppedAt is { } stopped
                    ? $"le {DateOnly.FromDateTime(stopped).InFull()}, noté par {contact.TextsStoppedBy}"
                    : ""
            );
        }

        Add("Langue", sheet.Language == "fr" ? "" : sheet.Language);
        Add("Canal préféré", sheet.PreferredChannel is { } channel ? channel.Word() : "");
        Add("Refuse les réponses par courriel", sheet.RefusesEmail ? "oui" : "");
        return facts;

        void Add(string label, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                facts.Add(new HeldFact(label, value));
        }
    }

    async Task AddTiesAsync(IReadOnlyList<long> ids, Gathered into, CancellationToken cancellationToken)
    {
        var relatives = await (
            from mine in db.Set<HouseholdMember>()
            where ids.Contains(mine.RequesterId)
            join other in db.Set<HouseholdMember>() on mine.HouseholdId equals other.HouseholdId
            where !ids.Contains(other.RequesterId)
            join person in db.Set<Requester>() on other.RequesterId equals person.Id
            orderby other.Id
            select new
            {
                other.Id,
                person.DisplayName,
                other.Role,
            }
        ).ToListAsync(cancellationToken);
        foreach (var relative in relatives)
            into.Add(
                Ties,
                new HeldItem
                {
                    Key = $"relative:{relative.Id}",
                    Title = "Personne du même foyer",
                    Facts = [new("Nom", relative.DisplayName), new("Place", relative.Role.InFrench())],
                }
            );
        var mandates = await (
            from tie in db.Set<Representation>()
            where ids.Contains(tie.RepresentativeId) || ids.Contains(tie.RepresentedId)
            join one in db.Set<Requester>() on tie.RepresentativeId equals one.Id
            join other in db.Set<Requester>() on tie.RepresentedId equals other.Id
            orderby tie.Id
            select new
            {
                Tie = tie,
                One = one.DisplayName,
                Other = other.DisplayName,
            }
        )
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        foreach (var mandate in mandates)
            into.Add(
                Ties,
                new HeldItem
                {
                    Key = $"mandate:{mandate.Tie.Id}",
                    Title = mandate.Tie.Kind.InFrench(),
                    At = mandate.Tie.RecordedAt,
                    Facts =
                    [
                        new("Qui agit", mandate.One),
                        new("Pour qui", mandate.Other),
                        new("Qualité", mandate.Tie.Capacity),
                        new("Justificatif", mandate.Tie.Proof),
                    ],
                }
            );
    }

    public async Task EraseAsync(PersonScope scope, CancellationToken cancellationToken)
    {
        var ids = scope.Sheets;
        if (ids.Count == 0)
            return;
        foreach (var id in ids)
            await names.ForgetAsync(id, cancellationToken);
        var households = await db.Set<HouseholdMember>()
            .Where(m => ids.Contains(m.RequesterId))
            .Select(m => m.HouseholdId)
            .Distinct()
            .ToListAsync(cancellationToken);
        await db.Set<HouseholdMember>().Where(m => ids.Contains(m.RequesterId)).ExecuteDeleteAsync(cancellationToken);
        // One person is not a household.
        await db.Set<Household>()
            .Where(h => households.Contains(h.Id) && h.Members.Count <= 1)
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<Representation>()
            .Where(t => ids.Contains(t.RepresentativeId) || ids.Contains(t.RepresentedId))
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<RequesterWarning>()
            .Where(w => ids.Contains(w.RequesterId) || ids.Contains(w.KnownId))
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<RequesterMerge>()
            .Where(m => ids.Contains(m.KeptId) || ids.Contains(m.AbsorbedId))
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<RequesterNeed>().Where(n => ids.Contains(n.RequesterId)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<RequesterCircle>().Where(c => ids.Contains(c.RequesterId)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<ContactPoint>().Where(c => ids.Contains(c.RequesterId)).ExecuteDeleteAsync(cancellationToken);
        // They point at one another.
        await db.Set<Requester>()
            .Where(r => ids.Contains(r.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.MergedIntoId, (long?)null), cancellationToken);
        await db.Set<Requester>().Where(r => ids.Contains(r.Id)).ExecuteDeleteAsync(cancellationToken);
    }
}
