using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Settings;
using Parvis.Features.Topics;

namespace Parvis.Features.Replies.Templates;

/// <summary>What a reply can say about a request: read once, then templates fill without another query.</summary>
public sealed record ReplyFacts
{
    public required CitizenRequest Request { get; init; }

    /// <summary>The requester first, then who acts for them.</summary>
    public required IReadOnlyList<Addressee> Addressees { get; init; }

    public required Mentions Mentions { get; init; }

    public required TownSettings Town { get; init; }

    public required DateOnly Today { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    public required string TopicName { get; init; }

    public PartnerAuthority? Partner { get; init; }

    public ReplyBlocks Blocks { get; init; } = new();

    public AppealRoutes Appeals { get; init; } = new();

    /// <summary>What the topic asks for.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    public Addressee? To => Addressees is [var first, ..] ? first : null;
}

public sealed class ReplyFactsReader(
    ParvisDbContext db,
    MentionReader mentions,
    SettingsStore settings,
    TopicCatalogue topics,
    TownClock clock
)
{
    public async Task<ReplyFacts> ReadAsync(CitizenRequest request, CancellationToken cancellationToken) =>
        await OfAsync(
            request,
            await db.AddresseesAsync(request, cancellationToken),
            await mentions.ReadAsync(request, cancellationToken),
            cancellationToken
        );

    /// <summary>As many requests as wanted, at the price of one.</summary>
    public async Task<IReadOnlyList<ReplyFacts>> ReadAsync(
        IReadOnlyCollection<CitizenRequest> requests,
        CancellationToken cancellationToken
    )
    {
        var addressees = await db.AddresseesAsync(requests, cancellationToken);
        var said = await mentions.ReadAsync(requests, cancellationToken);
        var facts = new List<ReplyFacts>(requests.Count);
        foreach (var request in requests)
            facts.Add(await OfAsync(request, [.. addressees[request.Id]], said[request.Id], cancellationToken));
        return facts;
    }

    async Task<ReplyFacts> OfAsync(
        CitizenRequest request,
        IReadOnlyList<Addressee> addressees,
        Mentions said,
        CancellationToken cancellationToken
    )
    {
        var tree = await topics.GetAsync(cancellationToken);
        return new ReplyFacts
        {
            Request = request,
            Addressees = addressees,
            Mentions = said,
            Town = await settings.GetAsync<TownSettings>(cancellationToken),
            Today = await clock.TodayAsync(cancellationToken),
            ReceivedOn = DateOnly.FromDateTime(await clock.ToLocalAsync(request.ReceivedAt, cancellationToken)),
            TopicName = tree.Name(request.TopicId),
            Documents = [.. tree.Find(request.TopicId)?.Documents.Select(d => d.Name) ?? []],
            Blocks = await settings.GetAsync<ReplyBlocks>(cancellationToken),
            Appeals = await settings.GetAsync<AppealRoutes>(cancellationToken),
        };
    }

    /// <summary>For who writes templates without reading requests: an invented one.</summary>
    public async Task<ReplyFacts> SampleAsync(CancellationToken cancellationToken)
    {
        var town = await settings.GetAsync<TownSettings>(cancellationToken);
        var today = await clock.TodayAsync(cancellationToken);
        var now = clock.UtcNow;
        var request = CitizenRequest.Register(
            new RegistrationOptions
            {
                Subject = "Lampadaire éteint",
                Place = "rue des Lilas",
                Channel = Channel.Email,
                DueOn = today.AddDays(14),
            },
            new RequestReference(today.Year, 412),
            ProcessContext.System(now)
        );
        request.PlanIntervention(today.AddDays(7), null, today);
        return new ReplyFacts
        {
            Request = request,
            Addressees =
            [
                new Addressee
                {
                    Name = "Marie Martin",
                    Civility = "Madame",
                    RefusesEmail = false,
                    PreferredChannel = null,
                    Emails = ["marie.martin@exemple.fr"],
                    Addresses = ["4 rue des Lilas"],
                    Phones = [],
                },
            ],
            Mentions = new Mentions
            {
                Reference = request.Reference,
                TownName = town.Name,
                DepartmentName = "Voirie",
                Address = town.Address,
                Phone = town.Phone,
                Email = town.Email,
                AgentName = "Anne Morel",
                AgentFunction = "instructrice voirie",
            },
            Town = town,
            Today = today,
            ReceivedOn = today,
            TopicName = "Éclairage public",
            Documents = ["Photographie", "Justificatif de domicile"],
            Blocks = await settings.GetAsync<ReplyBlocks>(cancellationToken),
            Appeals = await settings.GetAsync<AppealRoutes>(cancellationToken),
        };
    }
}
