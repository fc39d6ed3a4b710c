using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Forms;
using Parvis.Features.Privacy.Erasing;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Choosing;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Files;
using Parvis.Ui;
using Parvis.Ui.Translation;

namespace Parvis.Features.Portal.Asking;

/// <summary>A draft becomes a request, like one by any other way.</summary>
public sealed class AskSending(
    ParvisDbContext db,
    RequestRegistration registration,
    PersonMatching people,
    BlobErasing erasing,
    PortalWords words,
    TimeProvider clock
)
{
    const string Who = "L'usager, par le site";

    static readonly TimeSpan Fastest = TimeSpan.FromSeconds(4);

    /// <summary>In the transaction of the form; sent twice, it is one request.</summary>
    public async Task SendAsync(FoundDraft found, CancellationToken cancellationToken)
    {
        var (draft, contact, answers) = (found.Draft, found.Draft.ReadContact(), found.Answers);
        if (draft.IsTrial)
            throw new RefusedException("C'est un essai : rien n'est envoyé.");
        if (Missing(found) is { } problem)
            throw problem;
        var now = clock.GetUtcNow().UtcDateTime;
        // Nobody reads the sheet, answers and checks so fast; who did reads once more.
        if (now - draft.StartedAt < Fastest)
            throw new RefusedException("Relisez votre demande, puis envoyez-la.");
        var by = new ProcessContext(AgentId: null, Who, now, Channel.Web);
        long? person = contact.Anonymous
            ? null
            : await people.FindOrAddAsync(
                SheetOf(contact, words.Language.Code),
                found.Topic?.CircleId,
                addressIsEnough: false,
                cancellationToken
            );
        var asked = found.Form.Asked(answers).ToList();
        var files = found.Files.Where(f => asked.Exists(q => q.Key == f.QuestionKey)).ToList();
        var request = await registration.RegisterAsync(
            new NewRequest
            {
                Channel = Channel.Web,
                TopicId = found.Topic?.Id,
                Subject = SubjectOf(found, asked),
                Place = PlaceOf(found),
                RequesterId = person,
                WroteFrom = contact.Email.Length > 0 ? contact.Email : null,
                Said = new SaidWords
                {
                    Body = WordsOf(found, asked, contact, words.Language),
                    Files = [.. files.Select(f => new StoredFile(f.Name, f.ContentType, f.Size, f.Hash))],
                },
            },
            by,
            cancellationToken
        );
        draft.Become(request.Reference, request.FollowUpIssue, now);
        // Joined to a question that another answer made pointless.
        await erasing.AddAsync([.. found.Files.Except(files).Select(f => f.Hash)], cancellationToken);
        db.RemoveRange(found.Files);
    }

    /// <summary>The first place that was given; null when none is asked for.</summary>
    public static string? PlaceOf(FoundDraft found) =>
        found
            .Form.Asked(found.Answers)
            .Where(q => q.Kind == QuestionKind.Place)
            .Select(q => found.Answers.One(q.Key))
            .FirstOrDefault();

    /// <summary>What keeps it from being sent; null when nothing does.</summary>
    public static RefusedException? Missing(FoundDraft found)
    {
        var answers = found.Answers;
        var open = found
            .Form.Asked(answers)
            .FirstOrDefault(q =>
                q.Required
                && (
                    q.Kind == QuestionKind.Files
                        ? found.FilesOf(q).Count() < (q.Least ?? 1)
                        : answers.Of(q.Key).Count == 0
                )
            );
        return open is not null ? new RefusedException("Il manque une réponse : {0}", field: null, open.Label)
            : found.Draft.IsTrial || found.Draft.ReadContact().IsSaid ? null
            : new RefusedException("Dites-nous qui vous êtes, pour que la mairie puisse vous répondre.");
    }

    static string SubjectOf(FoundDraft found, IEnumerable<FormQuestion> asked)
    {
        var said = asked
            .Where(q => q.Key == StandardForm.Request)
            .Select(q => found.Answers.One(q.Key))
            .FirstOrDefault();
        return RequestRegistration.Title(said) is { Length: > 0 } title ? title : found.TopicName;
    }

    /// <summary>
    /// As agents, letters and the search read it: each question with its answer, then how to reach who asks, which the sheet
    /// of somebody known is not changed by.
    /// </summary>
    static string WordsOf(
        FoundDraft found,
        IEnumerable<FormQuestion> asked,
        AskContact contact,
        PortalLanguage language
    )
    {
        var words = new StringBuilder();
        foreach (var question in asked)
        {
            var said =
                question.Kind == QuestionKind.Files
                    ? found.FilesOf(question).Select(f => f.Name).ToList()
                    : found.Answers.Of(question.Key).Select(a => Shown(question, a)).ToList();
            if (said.Count > 0)
                words.Append(question.Label).Append('\n').AppendJoin('\n', said).Append("\n\n");
        }

        if (contact.ForName.Length > 0)
            words.Append("Demande faite pour : ").Append(contact.ForName).Append("\n\n");
        // A sheet that is known already says what it said; whoever answers reads it here.
        if (!language.IsFrench)
            words.Append("Langue choisie sur le site : ").Append(Languages.InFrench(language.Code)).Append("\n\n");
        string[] reach = [contact.Email, contact.Phone, contact.Address];
        if (reach.Any(r => r.Length > 0))
            words.Append("Pour répondre\n").AppendJoin('\n', reach.Where(r => r.Length > 0));
        return words.ToString().Trim();
    }

    static string Shown(FormQuestion question, string answer) =>
        DayOf(question, answer)?.InFull() ?? QuestionKinds.Shown(answer);

    /// <summary>Null when it answers with no date.</summary>
    public static DateOnly? DayOf(FormQuestion question, string answer) =>
        question.Kind == QuestionKind.Date
        && DateOnly.TryParseExact(answer, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    static RequesterOptions SheetOf(AskContact contact, string language) =>
        new()
        {
            FirstName = contact.FirstName,
            BirthName = contact.LastName,
            Language = language,
            Contacts =
            [
                .. new[]
                {
                    (ContactKind.Email, contact.Email),
                    (ContactKind.Phone, contact.Phone),
                    (ContactKind.Address, contact.Address),
                }
                    .Where(c => c.Item2.Length > 0)
                    .Select(c => new ContactOptions(c.Item1, c.Item2)),
            ],
        };
}
