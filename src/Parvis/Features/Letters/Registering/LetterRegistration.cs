using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Letters.Reading;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Choosing;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Files;
using Parvis.Features.Settings;
using Parvis.Features.Topics;

namespace Parvis.Features.Letters.Registering;

/// <summary>A letter becomes a line of the register and one or several requests, or a word more in one that is there.</summary>
public sealed class LetterRegistration(
    ParvisDbContext db,
    LetterRegister register,
    RequestRegistration registration,
    RequestChanges changes,
    IncomingWords words,
    PersonChoosing people,
    TopicCatalogue topics,
    ReceptionDays days,
    TownClock clock
)
{
    const string ReadByMachine = "(Texte lu par une machine : la lettre jointe fait foi.)";
    const string NotRead = "(Lettre jointe.)";

    /// <summary>In the transaction of the form. Returns the references of its requests.</summary>
    /// <param name="letter">Tracked; a new one when nobody scanned it.</param>
    /// <param name="form">As filled in.</param>
    /// <param name="viewer">Who registers it.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<IReadOnlyList<string>> RegisterAsync(
        IncomingLetter letter,
        LetterForm form,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        letter.RefuseUnlessWaiting();
        if (letter.Id != 0 && letter.Version != form.Version)
            throw new RefusedException("Cette lettre a changé depuis que vous l'avez ouverte : relisez-la.");
        var read = LetterProposals.Load(letter.Reading);
        var by = new ProcessContext(viewer.AgentId, viewer.Name, clock.UtcNow, Channel.Post);
        var arrivedOn = form.ArrivedOn ?? await clock.TodayAsync(cancellationToken);
        var receivedAt = await ReceivedAtAsync(arrivedOn, by.At, cancellationToken);
        var asks = await AsksAsync(form, viewer, cancellationToken);
        var circle = asks.Select(a => a.Topic?.CircleId).FirstOrDefault(c => c is not null);
        var sender = await people.ResolveAsync(Sender(form), "Who", circle, viewer, cancellationToken);
        var concerned = await people.ResolveAsync(form.For, "For", circle, viewer, cancellationToken);
        if (concerned is not null && concerned == sender)
            throw new RefusedException(
                "Une personne n'écrit pas pour son propre compte : laissez ce champ vide.",
                "For.Text"
            );
        var facts = new LetterFacts
        {
            ArrivedOn = arrivedOn,
            WrittenOn = form.WrittenOn,
            PostmarkedOn = form.PostmarkedOn,
            RegisteredNumber = form.RegisteredNumber?.Trim() ?? "",
            Sender = await register.NameAsync(sender, cancellationToken),
            SenderId = sender,
            Subject = asks[0].Subject,
        };
        await register.EnterAsync(letter, facts, by, cancellationToken);
        var said = Said(letter, read, form.Text, facts);
        if (form.Reference is { Length: > 0 })
            return [await GoOnAsync(letter, form.Reference, said, receivedAt, viewer, cancellationToken)];
        var references = new List<string>(asks.Count);
        foreach (var ask in asks)
        {
            var request = await registration.RegisterAsync(
                new NewRequest
                {
                    Channel = Channel.Post,
                    Subject = ask.Subject,
                    Said = said with { Subject = ask.Subject },
                    Place = ask.Place,
                    TopicId = ask.Topic?.Id,
                    DepartmentId = ask.Topic is null ? letter.DepartmentId : null,
                    RequesterId = concerned ?? sender,
                    RepresentativeId = concerned is null ? null : sender,
                    ReceivedAt = receivedAt,
                },
                by,
                cancellationToken
            );
            references.Add(request.Reference);
        }

        register.Leave();
        return references;
    }

    async Task<string> GoOnAsync(
        IncomingLetter letter,
        string reference,
        SaidWords said,
        DateTime receivedAt,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        register.Leave();
        if (!RequestReference.TryNormalize(reference, out var known))
            throw new RefusedException("Donnez la référence de la demande, par exemple 26-00412-K.", "Reference");
        try
        {
            var request = await changes.ApplyAsync(
                known,
                RequestAction.Hear,
                seen: null,
                viewer,
                async (r, by) =>
                {
                    if (!r.IsOpen)
                        throw new RefusedException(
                            $"La demande {known} est {r.Status.InFrench().ToLowerInvariant()} : rouvrez-la d'abord, ou enregistrez une nouvelle demande.",
                            "Reference"
                        );
                    await words.AddAsync(r, Channel.Post, said, by, receivedAt, cancellationToken);
                    db.Add(new LetterRequest { LetterId = letter.Id, RequestId = r.Id });
                },
                cancellationToken,
                Channel.Post
            );
            return request.Reference;
        }
        catch (RequestNotFoundException)
        {
            throw new RefusedException($"Aucune demande n'a la référence {known}.", "Reference");
        }
    }

    async Task<IReadOnlyList<Ask>> AsksAsync(LetterForm form, Viewer viewer, CancellationToken cancellationToken)
    {
        var tree = await topics.GetAsync(cancellationToken);
        var asks = new List<Ask>(form.Asks.Count);
        for (var i = 0; i < form.Asks.Count; i++)
        {
            var asked = form.Asks[i];
            var topic = tree.Find(asked.Topic, viewer);
            if (asked.Topic is not null && topic is not { Active: true })
                throw new RefusedException(
                    "Ce sujet n'est plus proposé : choisissez-en un autre.",
                    $"Asks[{i}].TopicId"
                );
            var subject = asked.Subject?.Trim() is { Length: > 0 } said ? said : topic?.Name ?? "";
            if (subject.Length == 0)
                throw new RefusedException("Dites en quelques mots de quoi il s'agit.", $"Asks[{i}].Subject");
            asks.Add(new Ask(subject, topic, asked.Place));
        }

        // Everybody who reads one of its requests reads the letter.
        if (asks.Select(a => a.Topic?.CircleId).Distinct().Count() > 1)
            throw new RefusedException(
                "Cette lettre touche un sujet confidentiel : enregistrez-la sous ce seul sujet. Son cercle en fera d'autres demandes s'il le faut.",
                "Asks[0].TopicId"
            );
        return asks;
    }

    static PersonInput Sender(LetterForm form) => form.IsSomebodyElse ? form.Who : new PersonInput { Id = form.Known };

    static SaidWords Said(IncomingLetter letter, LetterProposals read, string? typed, LetterFacts facts) =>
        new()
        {
            Subject = facts.Subject,
            Body =
                typed?.Trim() is { Length: > 0 } words ? words
                : read.Text.Trim() is { Length: > 0 } text ? $"{ReadByMachine}\n\n{text}"
                : NotRead,
            Files = letter.Hash is { } hash
                ? [new StoredFile($"Lettre {letter.RegisterNumber}.pdf", FileKind.Pdf.ContentType, letter.Size, hash)]
                : [],
        };

    async Task<DateTime> ReceivedAtAsync(DateOnly day, DateTime now, CancellationToken cancellationToken)
    {
        try
        {
            return await days.ReadAsync(day, now, cancellationToken);
        }
        catch (RefusedException refused)
        {
            throw new RefusedException(refused.Message, nameof(LetterForm.ArrivedOn));
        }
    }

    sealed record Ask(string Subject, TopicEntry? Topic, string? Place);
}
