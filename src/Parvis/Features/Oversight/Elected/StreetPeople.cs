using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requesters.Duplicates;
using Parvis.Features.Requesters.Names;

namespace Parvis.Features.Oversight.Elected;

/// <summary>
/// The sheet of whoever an elected official met. The official never learns whether there was one: only the same name
/// with the same phone is taken for the same person; the town hall settles the rest.
/// </summary>
public sealed class StreetPeople(ParvisDbContext db, DuplicateFinder duplicates, RequesterService people)
{
    public async Task<long?> FindOrAddAsync(StreetNoteOptions heard, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(heard.Name))
            return null;
        if (!string.IsNullOrWhiteSpace(heard.Phone) && ContactKind.Phone.Refusal(heard.Phone) is { } refusal)
            throw new RefusedException(refusal, nameof(heard.Phone));
        try
        {
            var said = Read(heard);
            var known = db.Set<Requester>().Where(r => r.KnownToAll);
            var likely = await duplicates.FindAsync(said, except: null, known, cancellationToken);
            var same = likely.FirstOrDefault(person => person.Reasons.Count > 1);
            return same?.Id ?? (await people.AddAsync(said, circleId: null, cancellationToken)).Id;
        }
        catch (RefusedException refused)
        {
            throw new RefusedException(refused.Message, nameof(heard.Name));
        }
    }

    /// <summary>« Mme Yasmina Le Goff » : a civility, a first name, then the name; « Mme Le Goff » has no first name.</summary>
    static RequesterOptions Read(StreetNoteOptions heard)
    {
        var words = heard.Name!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var civil = words.Length > 1 && NameWords.IsCivility(Folding.Fold(words[0]));
        var name = civil ? words[1..] : words;
        var hasFirst = name.Length > 1 && !NameWords.IsParticle(Folding.Fold(name[0]));
        return new RequesterOptions
        {
            FirstName = hasFirst ? name[0] : "",
            BirthName = string.Join(' ', hasFirst ? name[1..] : name),
            Contacts = [new ContactOptions(ContactKind.Phone, heard.Phone ?? "")],
        };
    }
}
