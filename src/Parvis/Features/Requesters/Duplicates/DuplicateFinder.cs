using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requesters.Names;

namespace Parvis.Features.Requesters.Duplicates;

/// <summary>
/// Who may already be the person being entered: the same name, or a phone, e-mail or address in common with a name in
/// common. A family shares a phone, so a contact alone says nothing.
/// </summary>
public sealed class DuplicateFinder(ParvisDbContext db, NameSearch names)
{
    public const int Most = 5;

    public Task<IReadOnlyList<LikelyPerson>> FindAsync(
        RequesterOptions typed,
        long? except,
        Viewer viewer,
        CancellationToken cancellationToken
    ) => FindAsync(typed, except, db.Set<Requester>().VisibleTo(viewer), cancellationToken);

    /// <param name="known">The people to look among: the policy is already applied.</param>
    internal async Task<IReadOnlyList<LikelyPerson>> FindAsync(
        RequesterOptions typed,
        long? except,
        IQueryable<Requester> known,
        CancellationToken cancellationToken
    )
    {
        var naming = RequesterNaming.From(typed);
        var alike = (await names.FindAsync(naming.DisplayName, known, Most * 2, cancellationToken))
            .Where(match => match.IsAlmostAsTyped)
            .Select(match => match.Id)
            .ToList();
        var contacts = ContactList.Read(typed.Contacts).Where(point => point.Key.Length > 0).ToList();
        var keys = contacts.ConvertAll(point => point.Key);
        // The index is sorted by kind first.
        var kinds = contacts.Select(point => point.Kind).Distinct().ToList();
        if (alike.Count + keys.Count == 0)
            return [];
        var kind = typed.Kind;
        // Not « or »: the databases would read everybody there is.
        var ids = known
            .Where(r => alike.Contains(r.Id))
            .Select(r => r.Id)
            .Union(
                db.Set<ContactPoint>()
                    .Where(point => kinds.Contains(point.Kind) && keys.Contains(point.Key))
                    .Select(point => point.RequesterId)
            );
        var candidates = await known
            .NotMerged()
            .Where(r => r.Id != except && r.Kind == kind && ids.Contains(r.Id))
            // Said twice: the two databases do not put what is missing at the same end.
            .OrderBy(r => r.LastContactAt == null)
            .ThenByDescending(r => r.LastContactAt)
            .ThenBy(r => r.Id)
            .Take(Most * 8)
            .Select(r => new Candidate(
                r.Id,
                r.PublicId,
                r.DisplayName,
                r.FirstName,
                r.BirthName,
                r.UsageName,
                r.OrganisationName,
                r.BirthDate,
                r.OpenRequests,
                r.ContactPoints.Select(point => new CandidateContact(point.Kind, point.Key, point.Value)).ToList()
            ))
            .ToListAsync(cancellationToken);
        var words = NameWords.Of(naming.FirstName, naming.BirthName, naming.UsageName, naming.OrganisationName);
        return
        [
            .. candidates
                .Select(c => (Candidate: c, Reasons: Reasons(c, typed, alike.Contains(c.Id), keys, words)))
                .Where(c => c.Reasons.Count > 0)
                .OrderByDescending(c => c.Reasons.Count)
                .Take(Most)
                .Select(c => c.Candidate.Likely(c.Reasons)),
        ];
    }

    static List<string> Reasons(
        Candidate known,
        RequesterOptions typed,
        bool alike,
        List<string> keys,
        IReadOnlyCollection<string> words
    )
    {
        var shared = known.Contacts.Where(c => keys.Contains(c.Key)).Select(c => c.Kind).Distinct().ToList();
        var (born, typedBorn) = (known.BirthDate, typed.BirthDate);
        // Two birth dates tell homonyms apart, whatever they share.
        if (born is not null && typedBorn is not null && born != typedBorn)
            return [];
        if (!alike && !(shared.Count > 0 && known.Words.Any(words.Contains)))
            return [];
        var reasons = new List<string>();
        if (alike)
            reasons.Add("même nom");
        if (born is not null && born == typedBorn)
            reasons.Add("même date de naissance");
        reasons.AddRange(shared.Order().Select(kind => kind.InCommon()));
        return reasons;
    }

    sealed record CandidateContact(ContactKind Kind, string Key, string Value);

    sealed record Candidate(
        long Id,
        string PublicId,
        string DisplayName,
        string FirstName,
        string BirthName,
        string UsageName,
        string OrganisationName,
        DateOnly? BirthDate,
        int OpenRequests,
        List<CandidateContact> Contacts
    )
    {
        public IEnumerable<string> Words => NameWords.Of(FirstName, BirthName, UsageName, OrganisationName);

        public LikelyPerson Likely(IReadOnlyList<string> reasons) =>
            new()
            {
                Id = Id,
                PublicId = PublicId,
                Name = DisplayName,
                BirthDate = BirthDate,
                Address = Contacts.Find(c => c.Kind == ContactKind.Address)?.Value,
                OpenRequests = OpenRequests,
                Reasons = reasons,
            };
    }
}
