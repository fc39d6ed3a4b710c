using System.Text;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Forms;
using Parvis.Features.Organisation;
using Parvis.Features.Privacy.Erasing;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Choosing;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Files;
using Parvis.Features.Requests.Mandates;
using Parvis.Features.Topics;
using Parvis.Ui;
using Parvis.Ui.Translation;

namespace Parvis.Features.Portal.Asking;

/// <summary>A draft becomes a request, like one by any other way.</summary>
public sealed class AskSending(
    ParvisDbContext db,
    RequestRegistration registration,
    PersonMatching people,
    BlobErasing erasing,
    RequestMandates mandates,
    PortalWords words,
    TimeProvider clock
)
{
    const string Requester = "L'usager, par le site";
    const string SomebodyElse = "Une personne qui aide l'usager, par le site";

    const string Doubt =
        "À vérifier : beaucoup de demandes arrivaient du site, et celle-ci est partie sans vérification et sans courriel où la confirmer. Si elle est d'une personne, affectez-la ; sinon, classez-la sans suite.";

    static readonly TimeSpan Fastest = TimeSpan.FromSeconds(4);

    /// <exception cref="RefusedException">It cannot be sent as it is.</exception>
    public void RefuseUnready(FoundDraft found)
    {
        if (found.Draft.IsTrial)
            throw new RefusedException("C'est un essai : rien n'est envoyé.");
        if (Missing(found) is { } problem)
            throw problem;
        // Nobody reads the sheet, answers and checks so fast; who did reads once more.
        if (clock.GetUtcNow().UtcDateTime - found.Draft.StartedAt < Fastest)
            throw new RefusedException("Relisez votre demande, puis envoyez-la.");
    }

    /// <summary>In the transaction of the form; sent twice, it is one request.</summary>
    /// <param name="found">Ready: see <see cref="RefuseUnready"/>.</param>
    /// <param name="doubted">The pilot looks at it before any department does.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task SendAsync(FoundDraft found, bool doubted, CancellationToken cancellationToken)
    {
        var (draft, contact) = (found.Draft, found.Draft.ReadContact());
        var now = clock.GetUtcNow().UtcDateTime;
        // Closed while somebody wrote: the pilot sorts it, unless it became a circle's, who alone may read it.
        var topic = found.Topic is { Active: true } or { CircleId: not null } ? found.Topic : null;
        var helper = draft.HelperId is { } id
            ? await db.Set<Helper>().SingleAsync(h => h.Id == id, cancellationToken)
            : null;
        var actor =
            helper is not null ? $"{helper.FullName}, {helper.Organisation}"
            : contact.IsForAnother ? SomebodyElse
            : Requester;
        var by = new ProcessContext(AgentId: null, actor, now, Channel.Web);
        var (person, representative) = await WhoAsync(contact, topic, cancellationToken);
        var asked = found.Asked;
        var files = found.Files.Where(f => asked.Any(q => q.Key == f.QuestionKey)).ToList();
        var request = await registration.RegisterAsync(
            new NewRequest
            {
                Channel = Channel.Web,
                TopicId = topic?.Id,
                Subject = SubjectOf(found),
                Place = PlaceOf(found),
                RequesterId = person,
                RepresentativeId = representative,
                WroteFrom = contact.Email.Length > 0 ? contact.Email : null,
                Doubt = doubted ? Doubt : null,
                Said = new SaidWords
                {
                    Body = WordsOf(found, contact, words.Language),
                    Files = [.. files.Select(Stored)],
                },
            },
            by,
            cancellationToken
        );
        var signed = helper is null ? null : found.SignedMandate;
        if (helper is not null)
            await mandates.GiveAsync(
                request,
                helper,
                contact.Mandate!,
                signed is null ? null : Stored(signed),
                by,
                cancellationToken
            );
        draft.Become(request.Reference, request.FollowUpIssue, now);
        // Joined to a question that another answer made pointless.
        await erasing.AddAsync(
            [.. found.Files.Except(files).Where(f => f != signed).Select(f => f.Hash)],
            cancellationToken
        );
        db.RemoveRange(found.Files);
    }

    static StoredFile Stored(AskDraftFile file) => new(file.Name, file.ContentType, file.Size, file.Hash);

    /// <returns>Whose request it is, and who makes it for them; neither when no name is given.</returns>
    async Task<(long? Person, long? Helper)> WhoAsync(
        AskContact contact,
        TopicEntry? topic,
        CancellationToken cancellationToken
    )
    {
        if (contact.Anonymous)
            return (null, null);
        var asking = await SheetAsync(SheetOf(contact, words.Language.Code));
        if (!contact.IsForAnother)
            return (asking, null);
        var concerned = new RequesterOptions
        {
            FirstName = contact.ForFirstName,
            BirthName = contact.ForLastName,
            Contacts = Contacts(contact.ForEmail, contact.ForPhone, contact.ForAddress),
        };
        return (await SheetAsync(concerned), asking);

        Task<long> SheetAsync(RequesterOptions sheet) =>
            people.FindOrAddAsync(sheet, topic?.CircleId, addressIsEnough: false, cancellationToken);
    }

    /// <summary>The first place that was given; null when none is asked for.</summary>
    public static string? PlaceOf(FoundDraft found) =>
        found.Asked.Where(q => q.Kind == QuestionKind.Place).Select(q => found.Answers.One(q.Key)).FirstOrDefault();

    /// <summary>What keeps it from being sent; null when nothing does.</summary>
    public static RefusedException? Missing(FoundDraft found)
    {
        var open = found.Asked.FirstOrDefault(q =>
            q.Required
            && (
                q.Kind == QuestionKind.Files
                    ? found.FilesOf(q).Count() < (q.Least ?? 1)
                    : found.Answers.Of(q.Key).Count == 0
            )
        );
        return open is not null ? new RefusedException("Il manque une réponse : {0}", field: null, open.Label)
            : found.Draft.HelperId is not null && found.Draft.ReadContact().Mandate is not { Given: true }
                ? new RefusedException("Dites pour qui vous demandez, et avec quel mandat.")
            : found.Draft.IsTrial || found.Draft.ReadContact().IsSaid ? null
            : new RefusedException("Dites-nous qui vous êtes, pour que la mairie puisse vous répondre.");
    }

    static string SubjectOf(FoundDraft found)
    {
        var said = found
            .Asked.Where(q => q.Key == StandardForm.Request)
            .Select(q => found.Answers.One(q.Key))
            .FirstOrDefault();
        return RequestRegistration.Title(said) is { Length: > 0 } title ? title : found.TopicName;
    }

    /// <summary>
    /// As agents, letters and the search read it: each question with its answer, then how to reach who asks, which the sheet
    /// of somebody known is not changed by.
    /// </summary>
    static string WordsOf(FoundDraft found, AskContact contact, PortalLanguage language)
    {
        var words = new StringBuilder();
        foreach (var question in found.Asked)
        {
            if (found.Shown(question) is { Length: > 0 } said)
                words.Append(question.Label).Append('\n').Append(said).Append("\n\n");
        }

        if (contact.IsForAnother)
        {
            words.Append("Demande faite pour ").Append(contact.ForName).Append(" par ").Append(contact.Name);
            if (contact.HelpsAs.Length > 0)
                words.Append(" (").Append(contact.HelpsAs).Append(')');
            words.Append(contact.Mandate is null ? ", qui dit avoir son accord.\n\n" : ", avec son mandat.\n\n");
            string[] direct = [contact.ForEmail, contact.ForPhone, contact.ForAddress];
            if (direct.Any(r => r.Length > 0))
                words
                    .Append("Pour joindre la personne elle-même\n")
                    .AppendJoin('\n', direct.Where(r => r.Length > 0))
                    .Append("\n\n");
        }

        // A sheet that is known already says what it said; whoever answers reads it here.
        if (!language.IsFrench)
            words.Append("Langue choisie sur le site : ").Append(Languages.InFrench(language.Code)).Append("\n\n");
        string[] reach = [contact.Email, contact.Phone, contact.Address];
        if (reach.Any(r => r.Length > 0))
            words.Append("Pour répondre\n").AppendJoin('\n', reach.Where(r => r.Length > 0));
        return words.ToString().Trim();
    }

    static RequesterOptions SheetOf(AskContact contact, string language) =>
        new()
        {
            FirstName = contact.FirstName,
            BirthName = contact.LastName,
            Language = language,
            Contacts = Contacts(contact.Email, contact.Phone, contact.Address),
        };

    static IReadOnlyList<ContactOptions> Contacts(string email, string phone, string address) =>
        [
            .. new[] { (ContactKind.Email, email), (ContactKind.Phone, phone), (ContactKind.Address, address) }
                .Where(c => c.Item2.Length > 0)
                .Select(c => new ContactOptions(c.Item1, c.Item2)),
        ];
}
