using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Deadlines;
using Parvis.Deadlines.Clocks;
using Parvis.Deadlines.Regimes;
using Parvis.Features.Organisation;
using Parvis.Features.Privacy.Gathering;
using Parvis.Features.Requesters;
using Parvis.Features.Settings;

namespace Parvis.Features.Privacy.Cases;

/// <summary>Opens, dates, extends and closes the cases; asks circles and takes their agreement.</summary>
public sealed class PrivacyCases(
    ParvisDbContext db,
    PersonSheets sheets,
    PersonScopes scopes,
    AdministrationJournal journal,
    SettingsStore settings,
    TownClock clock
)
{
    public const int MostListed = 200;

    /// <summary>Open ones by what is due first, then the latest closed.</summary>
    public Task<List<CaseRow>> ListAsync(CancellationToken cancellationToken) =>
        db.Set<PrivacyCase>()
            .AsNoTracking()
            .OrderBy(c => c.ClosedAt != null)
            .ThenBy(c => c.ClosedAt == null ? c.DueOn : DateOnly.MaxValue)
            .ThenByDescending(c => c.Id)
            .Take(MostListed)
            .Select(c => new CaseRow
            {
                Case = c,
                Person = db.Set<Requester>().Where(r => r.Id == c.PersonId).Select(r => r.DisplayName).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);

    public Task<PrivacyCase?> FindAsync(string id, CancellationToken cancellationToken) =>
        db.Set<PrivacyCase>().FirstOrDefaultAsync(c => c.PublicId == id, cancellationToken);

    /// <summary>Where the sheet lives now; nowhere once it is erased.</summary>
    public async Task<long?> SheetAsync(PrivacyCase file, CancellationToken cancellationToken) =>
        file.PersonId is { } sheet ? await sheets.KeptAsync(sheet, cancellationToken) : null;

    public async Task<string?> PersonAsync(PrivacyCase file, CancellationToken cancellationToken)
    {
        var sheet = await SheetAsync(file, cancellationToken);
        return await db.Set<Requester>()
            .Where(r => r.Id == sheet)
            .Select(r => r.DisplayName)
            .FirstOrDefaultAsync(cancellationToken);
    }

    public async Task<PrivacyCase> OpenAsync(CaseOptions asked, Viewer by, CancellationToken cancellationToken)
    {
        var kept = await sheets.KeptAsync(asked.PersonId, cancellationToken);
        var today = await clock.TodayAsync(cancellationToken);
        var opened = PrivacyCase.Open(asked with { PersonId = kept }, today, by.Name, clock.UtcNow);
        opened.AnswerBy(await DueAsync(opened.ReceivedOn, extendedOn: null, cancellationToken));
        db.Add(opened);
        // Its number names it in the journal.
        await db.SaveChangesAsync(cancellationToken);
        journal.Write($"{opened.Number} : demande ouverte, {opened.Kind.InFrench().ToLowerInvariant()}");
        await AskCirclesAsync(opened, cancellationToken);
        return opened;
    }

    public async Task ExtendAsync(PrivacyCase file, string? reason, CancellationToken cancellationToken)
    {
        await scopes.RefuseNamingAsync(file, reason, cancellationToken);
        var today = await clock.TodayAsync(cancellationToken);
        // What cannot be extended any more is refused by the case itself, in words.
        var due = await DueAsync(file.ReceivedOn, today > file.DueOn ? null : today, cancellationToken);
        file.Extend(reason, today, due);
        journal.Write($"{file.Number} : délai prolongé jusqu'au {due:dd/MM/yyyy}");
    }

    public async Task CloseAsync(
        PrivacyCase file,
        CaseOutcome outcome,
        string? reason,
        Viewer by,
        CancellationToken cancellationToken
    )
    {
        await scopes.RefuseNamingAsync(file, reason, cancellationToken);
        file.Close(outcome, reason, by.Name, clock.UtcNow);
        journal.Write($"{file.Number} : réponse donnée, {outcome.InFrench().ToLowerInvariant()}");
        // Names of other people: nothing more to hide from an answer that left.
        await db.Set<CasePassage>().Where(p => p.CaseId == file.Id).ExecuteDeleteAsync(cancellationToken);
    }

    public Task<List<ConsentRow>> ConsentsAsync(PrivacyCase file, CancellationToken cancellationToken) =>
        (
            from consent in db.Set<CircleConsent>().AsNoTracking()
            where consent.CaseId == file.Id
            join circle in db.Set<Circle>() on consent.CircleId equals circle.Id
            orderby circle.Name
            select new ConsentRow(circle.Name, consent.AskedAt, consent.AgreedAt, consent.AgreedBy)
        ).ToListAsync(cancellationToken);

    /// <summary>Each circle that alone knows something; one without members has nobody else to decide.</summary>
    public async Task AskCirclesAsync(PrivacyCase file, CancellationToken cancellationToken)
    {
        if (file is not { IsOpen: true, PersonId: { } person })
            return;
        await db.TakeTurnAsync(file, cancellationToken);
        var asked = await db.Set<CircleConsent>()
            .Where(c => c.CaseId == file.Id)
            .Select(c => c.CircleId)
            .ToListAsync(cancellationToken);
        foreach (var circle in (await scopes.CirclesAsync(person, cancellationToken)).Except(asked))
        {
            var consent = new CircleConsent
            {
                CaseId = file.Id,
                CircleId = circle,
                AskedAt = clock.UtcNow,
            };
            if (!await db.Set<Circle>().AnyAsync(c => c.Id == circle && c.Members.Any(), cancellationToken))
                consent.Agree("cercle sans membre", clock.UtcNow);
            db.Add(consent);
        }
    }

    /// <summary>What the circles of this member are asked.</summary>
    public Task<List<AskedOfCircle>> AskedAsync(Viewer member, CancellationToken cancellationToken)
    {
        var circles = member.Circles;
        return (
            from consent in db.Set<CircleConsent>().AsNoTracking()
            where circles.Contains(consent.CircleId) && consent.AgreedAt == null
            join file in db.Set<PrivacyCase>() on consent.CaseId equals file.Id
            join person in db.Set<Requester>() on file.PersonId equals person.Id
            join circle in db.Set<Circle>() on consent.CircleId equals circle.Id
            where file.ClosedAt == null
            orderby file.DueOn, file.Id
            select new AskedOfCircle(file.PublicId, file.Kind, file.DueOn, person.DisplayName, circle.Id, circle.Name)
        ).ToListAsync(cancellationToken);
    }

    public async Task AgreeAsync(string? caseId, Guid circleId, Viewer member, CancellationToken cancellationToken)
    {
        var found = member.Circles.Contains(circleId)
            ? await (
                from consent in db.Set<CircleConsent>()
                join file in db.Set<PrivacyCase>() on consent.CaseId equals file.Id
                where file.PublicId == caseId && consent.CircleId == circleId
                select new { Consent = consent, File = file }
            ).FirstOrDefaultAsync(cancellationToken)
            : null;
        if (found is null)
            throw new RefusedException("Cette demande n'attend plus votre accord.");
        found.Consent.Agree(member.Name, clock.UtcNow);
        journal.Write($"{found.File.Number} : accord d'un cercle donné");
    }

    /// <summary>By the law's own calendar: closing days of the town hall move nothing (Regulation 1182/71, art. 3-4).</summary>
    async Task<DateOnly> DueAsync(DateOnly receivedOn, DateOnly? extendedOn, CancellationToken cancellationToken)
    {
        var town = await settings.GetAsync<TownSettings>(cancellationToken);
        var family = RegimeFamilies.PersonalData;
        return DeadlineCalculator
                .Evaluate(
                    new Regime(family, family.Usual.Rule),
                    new Reception(receivedOn),
                    extendedOn is { } on ? [new ClockEvent(on, ClockEventKind.ExtensionNotified)] : [],
                    new TownCalendar(town.Holidays())
                )
                .Due
            ?? throw new InvalidOperationException("A case always has a date.");
    }
}

public sealed record CaseRow
{
    public required PrivacyCase Case { get; init; }

    public required string? Person { get; init; }
}

public sealed record ConsentRow(string Circle, DateTime AskedAt, DateTime? AgreedAt, string AgreedBy);

public sealed record AskedOfCircle(
    string CaseId,
    CaseKind Kind,
    DateOnly DueOn,
    string Person,
    Guid CircleId,
    string Circle
);
