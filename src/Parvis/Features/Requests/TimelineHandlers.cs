namespace Parvis.Features.Requests;

/// <summary>A slice above the record acts when something happens to a request, in the same transaction.</summary>
public interface IHandle<in TEvent>
    where TEvent : RequestEvent
{
    Task HandleAsync(CitizenRequest request, TEvent happened, ProcessContext by, CancellationToken cancellationToken);
}

/// <summary>Finds who handles what; the list itself is one table, in <c>Features/TimelineSubscriptions.cs</c>.</summary>
public sealed class TimelineHandlers(IServiceProvider services, TimelineSubscriptions subscriptions)
{
    public async Task HandleAsync(
        CitizenRequest request,
        RequestEvent happened,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        foreach (var call in subscriptions.To(happened.GetType()))
            await call(services, request, happened, by, cancellationToken);
    }
}

/// <summary>Filled once at start-up.</summary>
public sealed class TimelineSubscriptions
{
    public delegate Task Call(
        IServiceProvider services,
        CitizenRequest request,
        RequestEvent happened,
        ProcessContext by,
        CancellationToken cancellationToken
    );

    readonly Dictionary<Type, List<Call>> calls = [];

    readonly List<Call> always = [];

    public TimelineSubscriptions On<TEvent, THandler>()
        where TEvent : RequestEvent
        where THandler : IHandle<TEvent>
    {
        if (!calls.TryGetValue(typeof(TEvent), out var list))
            calls[typeof(TEvent)] = list = [];
        list.Add(
            (services, request, happened, by, cancellationToken) =>
                services.GetRequiredService<THandler>().HandleAsync(request, (TEvent)happened, by, cancellationToken)
        );
        return this;
    }

    /// <summary>For who tells the outside: called after those who act inside, and chooses for itself.</summary>
    public TimelineSubscriptions OnAll<THandler>()
        where THandler : IHandle<RequestEvent>
    {
        always.Add(
            (services, request, happened, by, cancellationToken) =>
                services.GetRequiredService<THandler>().HandleAsync(request, happened, by, cancellationToken)
        );
        return this;
    }

    public IEnumerable<Call> To(Type happened) =>
        calls.TryGetValue(happened, out var list) ? list.Concat(always) : always;
}
