using Parvis.Data;
using Parvis.Features.Settings;

namespace Parvis.Features.Api.Webhooks;

/// <summary>Another program of the town that is told what happens to requests.</summary>
public sealed class WebhookSubscription : IVersioned
{
    public const int MaxName = 100;

    public const int MaxTarget = 500;

    /// <summary>A single failure mends itself; this many in a row is for somebody to look at.</summary>
    const int Failing = 5;

    public Guid Id { get; private set; } = Guid.NewGuid();

    public string Name { get; private set; } = "";

    public string Target { get; private set; } = "";

    public WebhookEvents Events { get; private set; }

    /// <summary>Paused, nothing new is written for it and what waits goes on waiting.</summary>
    public bool Active { get; private set; } = true;

    /// <summary>Readable only with this installation's keys: signing needs the secret itself, not its hash.</summary>
    public string SealedSecret { get; private set; } = "";

    public int FailuresInARow { get; private set; }

    public int Version { get; set; }

    public bool IsFailing => FailuresInARow >= Failing;

    public void Edit(WebhookOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Name))
            throw new RefusedException("Donnez un nom à cet abonnement.", nameof(options.Name));
        if (options.Events == WebhookEvents.None)
            throw new RefusedException("Choisissez au moins un événement.", "Created");
        Name = options.Name.Trim();
        Target = options.Target;
        Events = options.Events;
        Active = options.Active;
    }

    public void Seal(string sealedSecret) => SealedSecret = sealedSecret;
}

public sealed record WebhookOptions
{
    public required string Name { get; init; }

    public required string Target { get; init; }

    public required WebhookEvents Events { get; init; }

    public bool Active { get; init; } = true;

    public static WebhookOptions Of(WebhookSubscription subscription) =>
        new()
        {
            Name = subscription.Name,
            Target = subscription.Target,
            Events = subscription.Events,
            Active = subscription.Active,
        };

    public Described Describe() =>
        new Described()
            .Add("Nom", Name)
            .Add("Adresse appelée", Target)
            .Add("Événements", Events.InFrench())
            .Add("Actif", Active);
}

[Flags]
public enum WebhookEvents
{
    None = 0,
    Created = 1,
    Changed = 2,
    Closed = 4,
}
