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
        var wanting = entries.Where(e => e.Active && e.Events.HasFlag(what)).ToList();
        if (wanting.Count == 0)
            return;
        var facts = await FactsAsync(request, cancellationToken);
        foreach (var entry in wanting)
            db.Add(Delivery(entry, request, what, happened, by, facts));
        transactions.AfterCommit(alarm.Ring<SendWebhooksJob>);
    }

    async Task<RequestFacts> FactsAsync(CitizenRequest request, CancellationToken cancellationToken)
    {
        var department = (await organisation.GetAsync(cancellationToken)).Department(request.DepartmentId);
        var topic = (await topics.GetAsync(cancellationToken)).Find(request.TopicId);
        return new RequestFacts(
            request.Reference,
            request.Status,
            department is null ? null : new NamedThing(department.Id, department.Name),
            topic is null ? null : new NamedThing(topic.Id, topic.Name),
            request.DueOn
        );
    }

    static WebhookDelivery Delivery(
        WebhookEntry entry,
        CitizenRequest request,
        WebhookEvents what,
        RequestEvent happened,
        ProcessContext by,
        RequestFacts facts
    )
    {
        var id = WebhookDelivery.NewId();
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
