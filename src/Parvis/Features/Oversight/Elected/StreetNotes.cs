using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Settings;

namespace Parvis.Features.Oversight.Elected;

/// <summary>A word heard in the street becomes a request like any other.</summary>
public sealed class StreetNotes(
    ParvisDbContext db,
    RequestRegistration registration,
    DelegationService delegations,
    StreetPeople people,
    TownClock clock
)
{
    public async Task<StreetNote> RegisterAsync(
        StreetNoteOptions options,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var official = viewer.ElectedOfficialId!.Value;
        if (string.IsNullOrWhiteSpace(options.Words))
            throw new RefusedException("Écrivez ce que la personne demande.", nameof(options.Words));
        if (options.TopicId is { } topic)
        {
            var delegated = await delegations.TopicsOfAsync(official, cancellationToken);
            if (!delegated.Any(t => t.Id == topic && t.Active))
                throw new RefusedException("Choisissez un sujet de la liste.", nameof(options.TopicId));
        }

        var by = new ProcessContext(null, Author(viewer), clock.UtcNow, Channel.ElectedOfficial);
        var request = await registration.RegisterAsync(
            new NewRequest
            {
                Channel = Channel.ElectedOfficial,
                Text = Text(options, viewer),
                Place = options.Place,
                TopicId = options.TopicId,
                RequesterId = await people.FindOrAddAsync(options, cancellationToken),
            },
            by,
            cancellationToken
        );
        var note = new StreetNote
        {
            ElectedOfficialId = official,
            RequestId = request.Id,
            At = by.At,
        };
        db.Add(note);
        return note;
    }

    public Task<StreetNoteReceipt?> ReceiptAsync(Viewer viewer, string publicId, CancellationToken cancellationToken) =>
        (
            from note in db.Set<StreetNote>()
            join request in db.Set<CitizenRequest>() on note.RequestId equals request.Id
            where note.PublicId == publicId && note.ElectedOfficialId == viewer.ElectedOfficialId
            select new StreetNoteReceipt(request.Reference, request.Subject)
        ).SingleOrDefaultAsync(cancellationToken);

    static string Author(Viewer viewer) =>
        viewer.Function.Length == 0 ? viewer.Name : $"{viewer.Name}, {viewer.Function}";

    static string Text(StreetNoteOptions options, Viewer viewer)
    {
        var lines = new List<string> { options.Words!.Trim(), "" };
        // With a name, the number is on the person's sheet.
        if (string.IsNullOrWhiteSpace(options.Name) && !string.IsNullOrWhiteSpace(options.Phone))
            lines.Add($"Téléphone : {options.Phone.Trim()}");
        lines.Add($"Entendu par {Author(viewer)}");
        return string.Join('\n', lines);
    }
}

public sealed record StreetNoteReceipt(string Reference, string Subject);
