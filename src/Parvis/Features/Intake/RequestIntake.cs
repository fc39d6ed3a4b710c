using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters.Choosing;
using Parvis.Features.Requests;
using Parvis.Features.Topics;

namespace Parvis.Features.Intake;

/// <summary>Turns what an agent noted into a record, or into a chaser on the one that is there already.</summary>
public sealed class RequestIntake(
    PersonChoosing people,
    RequestRegistration registration,
    RequestChanges changes,
    TopicCatalogue topics,
    ReceptionDays days,
    TimeProvider clock
)
{
    public async Task<CitizenRequest> RegisterAsync(
        IntakeOptions noted,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var topic = (await topics.GetAsync(cancellationToken)).Find(noted.TopicId, viewer);
        if (noted.TopicId is not null && topic is not { Active: true })
            throw new RefusedException("Ce sujet n'est plus proposé : choisissez-en un autre.", "TopicId");
        var nothingSaid = string.IsNullOrWhiteSpace(noted.Text) && string.IsNullOrWhiteSpace(noted.Subject);
        if (nothingSaid && topic is null)
            throw new RefusedException("Dites en quelques mots de quoi il s'agit.", "Text");
        var answer = noted.AnsweredAtOnce ? Answer(noted, topic, viewer) : null;
        var by = new ProcessContext(viewer.AgentId, viewer.Name, clock.GetUtcNow().UtcDateTime, noted.Channel);
        DateTime? receivedAt = noted.ReceivedOn is { } day ? await days.ReadAsync(day, by.At, cancellationToken) : null;
        var who = await people.ResolveAsync(noted.Who, "Who", topic?.CircleId, viewer, cancellationToken);
        var concerned = await people.ResolveAsync(noted.For, "For", topic?.CircleId, viewer, cancellationToken);
        if (concerned is not null && concerned == who)
            throw new RefusedException(
                "Une personne n'agit pas pour son propre compte : laissez ce champ vide.",
                "For.Text"
            );
        return await registration.RegisterAsync(
            new NewRequest
            {
                Channel = noted.Channel,
                Subject = nothingSaid ? topic!.Name : noted.Subject,
                Text = noted.Text,
                Place = noted.Place,
                TopicId = topic?.Id,
                RequesterId = concerned ?? who,
                RepresentativeId = concerned is null ? null : who,
                ReceivedAt = receivedAt,
                FirstReceivedOn = noted.FirstReceivedOn,
                FirstReceivedBy = noted.FirstReceivedBy,
                AnsweredAtOnce = noted.AnsweredAtOnce,
                Answer = answer,
            },
            by,
            cancellationToken
        );
    }

    /// <summary>The same person asks again: counted on the record that is there, never a second one.</summary>
    public Task<CitizenRequest> ChaseAsync(
        string? reference,
        IntakeOptions noted,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        if (!RequestReference.TryNormalize(reference, out var normalized))
            throw new RequestNotFoundException(reference ?? "");
        return changes.ApplyAsync(
            normalized,
            RequestAction.Chase,
            seen: null,
            viewer,
            (request, by) => request.Chase(noted.Channel, noted.Text, by),
            cancellationToken,
            noted.Channel
        );
    }

    static string Answer(IntakeOptions noted, TopicEntry? topic, Viewer viewer)
    {
        if (!RequestPolicy.MayAnswerAtOnce(viewer, topic?.DepartmentId))
            throw new RefusedException(
                "Répondre à cette demande revient à un autre service : enregistrez-la, il y répondra."
            );
        if (!string.IsNullOrWhiteSpace(noted.Answer))
            return noted.Answer.Trim();
        if (topic is { FirstLevelAnswer.Length: > 0 })
            return topic.FirstLevelAnswer;
        throw new RefusedException("Écrivez ce que vous avez répondu.", "Answer");
    }
}
