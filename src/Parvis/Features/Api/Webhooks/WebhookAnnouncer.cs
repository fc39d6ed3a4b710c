using Parvis.Data;
using Parvis.Data.Jobs;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;
using Parvis.Features.Topics;

namespace Parvis.Features.Api.Webhooks;

/// <summary>Writes the calls that an event asks for, in its transaction; never about a confidential request.</summary>
public sealed class WebhookAnnouncer(
    ParvisDbContext db,
    WebhookDirectory subscriptions,
    WebhookStore queue,
    OrganisationDirectory organisation,
    TopicCatalogue topics,
    Transactions transactions,
    JobAlarm alarm
) : IHandle<RequestEvent>
{
    public async Task HandleAsync(
        CitizenRequest request,
        RequestEvent happened,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var entries = await subscriptions.GetAsync(cancellationToken);
        if (entries.Count == 0)
            return;
        if (request.CircleId is not null)
        {
            if (happened is TopicChanged)
                await queue.ForgetAsync(request.Id, cancellationToken);
            return;
        }

        var what = EventKinds.Of(happened, request, by.At);
        if (what == WebhookEvents.None)
            return;
        foreach (var entry in entries.Where(e => e.Active && e.Events.HasFlag(what)))
            db.Add(await WriteAsync(entry, request, what, happened, by, cancellationToken));
        transactions.AfterCommit(alarm.Ring<SendWebhooksJob>);
    }

    async Task<WebhookDelivery> WriteAsync(
        WebhookEntry entry,
        CitizenRequest request,
        WebhookEvents what,
        RequestEvent happened,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        var department = (await organisation.GetAsync(cancellationToken)).Department(request.DepartmentId);
        var topic = (await topics.GetAsync(cancellationToken)).Find(request.TopicId);
        var id = WebhookDelivery.NewId();
        var facts = new RequestFacts(
            request.Reference,
            request.Status,
            department is null ? null : new NamedThing(department.Id, department.Name),
            topic is null ? null : new NamedThing(topic.Id, topic.Name),
            request.DueOn
        );
        return new WebhookDelivery
        {
            PublicId = id,
            SubscriptionId = entry.Id,
            RequestId = request.Id,
            Reference = request.Reference,
            Event = what,
            Payload = new WebhookPayload(id, what.OnTheWire(), happened.GetType().Name, by.At, facts).Write(),
            CreatedAt = by.At,
            DueAt = by.At,
        };
    }
}
