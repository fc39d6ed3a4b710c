using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Letters.Reading;
using Parvis.Features.Letters.Registering;
using Parvis.Features.Letters.Scans;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Settings;
using Parvis.Features.Topics;
using Parvis.Scans.Matching;

namespace Parvis.Features.Letters.Sheet;

/// <summary>What is shown of a letter that waits: its pages, and what was read of it in the words of the form.</summary>
public sealed class LetterSheet(ParvisDbContext db, PeopleSearch people, TopicCatalogue topics, TownClock clock)
{
    const int ShownTopics = 3;

    /// <summary>Tracked; null when there is none that this person may know of.</summary>
    public Task<IncomingLetter?> FindAsync(string publicId, Viewer viewer, CancellationToken cancellationToken) =>
        db.Set<IncomingLetter>()
            .VisibleTo(db, viewer)
            .FirstOrDefaultAsync(l => l.PublicId == publicId, cancellationToken);

    public Task<ScanFile?> ScanAsync(IncomingLetter letter, CancellationToken cancellationToken) =>
        db.Set<ScanFile>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == letter.ScanId, cancellationToken);

    /// <summary>The one that has waited longest after this one, else at all.</summary>
    public Task<string?> NextAsync(long after, CancellationToken cancellationToken) =>
        db.Set<IncomingLetter>()
            .Where(l => l.State == LetterState.ToRegister && l.Id != after)
            .OrderBy(l => l.Id > after ? 0 : 1)
            .ThenBy(l => l.Id)
            .Select(l => l.PublicId)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>Those recognised that this person may know of, with why.</summary>
    public async Task<IReadOnlyList<RecognisedPerson>> PeopleAsync(
        LetterProposals read,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var recognised = read.People.ToDictionary(p => p.Id);
        var known = await people.OfAsync([.. read.People.Select(p => p.Id)], viewer, cancellationToken);
        return
        [
            .. known.Select(person => new RecognisedPerson(
                person.PublicId,
                person.Name,
                person.Address ?? "",
                string.Join(", ", recognised[person.Id].Reasons.Select(InFrench)),
                recognised[person.Id].IsLikely
            )),
        ];
    }

    public async Task<IReadOnlyList<TopicEntry>> TopicsAsync(
        LetterProposals read,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var tree = await topics.GetAsync(cancellationToken);
        return
        [
            .. read
                .Topics.Select(id => tree.Find(id, viewer))
                .OfType<TopicEntry>()
                .Where(t => t.Active)
                .Take(ShownTopics),
        ];
    }

    /// <summary>The form as the machine fills it in.</summary>
    public async Task<LetterForm> FillAsync(
        IncomingLetter letter,
        LetterProposals read,
        IReadOnlyList<RecognisedPerson> recognised,
        IReadOnlyList<TopicEntry> found,
        CancellationToken cancellationToken
    )
    {
        var today = await clock.TodayAsync(cancellationToken);
        var came = DateOnly.FromDateTime(await clock.ToLocalAsync(letter.CameAt, cancellationToken));
        var arrived = read.StampedOn is { } stamped && stamped <= today ? stamped : came;
        var form = new LetterForm
        {
            Version = letter.Version,
            Known = recognised is [{ IsLikely: true } first, ..] ? first.PublicId : null,
            ArrivedOn = arrived,
            WrittenOn = read.WrittenOn <= arrived ? read.WrittenOn : null,
            RegisteredNumber = read.RegisteredNumber,
            Reference = read.References is [var only] ? only : null,
            Asks = [new LetterAsk { Subject = read.Subject, Known = Likeliest(read, found) }],
        };
        if (read.Sender is { } sender)
        {
            form.Who.Kind = sender.Organisation.Length > 0 ? RequesterKind.Organisation : RequesterKind.Person;
            (form.Who.OrganisationName, form.Who.LastName, form.Who.FirstName) = (
                sender.Organisation,
                sender.LastName,
                sender.FirstName
            );
            (form.Who.Address, form.Who.Phone, form.Who.Email) = (sender.Address, sender.Phone, sender.Email);
        }

        return form;
    }

    /// <summary>
    /// Where one of the likeliest is a topic that this person does not know of, nothing is chosen: a confidential letter must
    /// not be everybody's because a colleague pressed Enter.
    /// </summary>
    static Guid? Likeliest(LetterProposals read, IReadOnlyList<TopicEntry> found) =>
        found is [var topic, ..] && read.Topics.Take(ShownTopics).SequenceEqual(found.Select(t => t.Id))
            ? topic.Id
            : null;

    static string InFrench(MatchReason reason) =>
        reason switch
        {
            MatchReason.SameEmail => "même courriel",
            MatchReason.SamePhone => "même téléphone",
            MatchReason.SameName => "même nom",
            MatchReason.NearName => "nom proche",
            MatchReason.LastNameOnly => "même nom de famille",
            MatchReason.SameStreet => "même rue",
            MatchReason.SamePostcode => "même code postal",
        };
}

/// <param name="PublicId">What the form sends back.</param>
/// <param name="Name">As every screen calls the person.</param>
/// <param name="Address">What tells homonyms apart.</param>
/// <param name="Why">What agrees with the letter.</param>
/// <param name="IsLikely">May be chosen beforehand.</param>
public sealed record RecognisedPerson(string PublicId, string Name, string Address, string Why, bool IsLikely);
