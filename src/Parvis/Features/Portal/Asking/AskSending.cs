using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Forms;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Choosing;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Files;
using Parvis.Ui;

namespace Parvis.Features.Portal.Asking;

/// <summary>A draft becomes a request, like one by any other way.</summary>
public sealed class AskSending(
    ParvisDbContext db,
    RequestRegistration registration,
    PersonMatching people,
    TimeProvider clock
)
{
    const string Who = "L'usager, par le site";

    /// <summary>In the transaction of the form; sent twice, it is one request.</summary>
    public async Task SendAsync(FoundDraft found, CancellationToken cancellationToken)
    {
        var (draft, contact, answers) = (found.Draft, found.Draft.ReadContact(), found.Answers);
        if (draft.IsTrial)
            throw new RefusedException("C'est un essai : rien n'est envoyé.");
        if (Missing(found) is { } problem)
            throw new RefusedException(problem);
        var now = clock.GetUtcNow().UtcDateTime;
        var by = new ProcessContext(AgentId: null, Who, now, Channel.Web);
        long? person = contact.Anonymous
            ? null
            : await people.FindOrAddAsync(
                SheetOf(contact),
                found.Topic?.CircleId,
                addressIsEnough: false,
                cancellationToken
            );
        var request = await registration.RegisterAsync(
            new NewRequest
            {
                Channel = Channel.Web,
                TopicId = found.Topic?.Id,
                Subject = SubjectOf(found, answers),
                Place = answers.One(StandardForm.Place),
                RequesterId = person,
                WroteFrom = contact.Email.Length > 0 ? contact.Email : null,
                Said = new SaidWords
                {
                    Body = WordsOf(found, contact),
                    Files = [.. found.Files.Select(f => new StoredFile(f.Name, f.ContentType, f.Size, f.Hash))],
                },
            },
            by,
            cancellationToken
        );
        draft.Become(request.Reference, now);
        db.RemoveRange(found.Files);
    }

    /// <summary>What keeps it from being sent; null when nothing does.</summary>
    public static string? Missing(FoundDraft found)
    {
        var answers = found.Answers;
        var open = found
            .Form.Asked(answers)
            .FirstOrDefault(q =>
                q.Required
                && (
                    q.Kind == QuestionKind.Files
                        ? found.Files.All(f => f.QuestionKey != q.Key)
                        : answers.Of(q.Key).Count == 0
                )
            );
        return open is not null ? $"Il manque une réponse : {open.Label}"
            : found.Draft.ReadContact().IsSaid ? null
            : "Dites-nous qui vous êtes, pour que la mairie puisse vous répondre.";
    }

    static string SubjectOf(FoundDraft found, FormAnswers answers)
    {
        var said = RequestRegistration.Title(answers.One(StandardForm.Request));
        return said.Length > 0 ? said : found.TopicName;
    }

    /// <summary>As agents, letters and the search read it: each question with its answer.</summary>
    static string WordsOf(FoundDraft found, AskContact contact)
    {
        var answers = found.Answers;
        var words = new StringBuilder();
        foreach (var question in found.Form.Asked(answers).Where(q => answers.Of(q.Key).Count > 0))
            words
                .Append(question.Label)
                .Append('\n')
                .AppendJoin('\n', answers.Of(question.Key).Select(a => Shown(question, a)))
                .Append("\n\n");
        if (contact.ForName.Length > 0)
            words.Append("Demande faite pour : ").Append(contact.ForName);
        return words.ToString().Trim();
    }

    public static string Shown(FormQuestion question, string answer) =>
        question.Kind == QuestionKind.Date
        && DateOnly.TryParseExact(answer, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.InFull()
            : QuestionKinds.Shown(answer);

    static RequesterOptions SheetOf(AskContact contact) =>
        new()
        {
            FirstName = contact.FirstName,
            BirthName = contact.LastName,
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
