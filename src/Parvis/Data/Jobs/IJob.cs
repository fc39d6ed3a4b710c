namespace Parvis.Data.Jobs;

/// <summary>
/// Something done again and again in the background. It may run twice or be cut short: what it does must be safe to
/// repeat, and one bad item must not stop the others.
/// </summary>
public interface IJob
{
    Task RunAsync(CancellationToken cancellationToken);
}

/// <summary>One line of the schedule in <c>FeatureServices</c>.</summary>
/// <param name="AtStart">Its first turn comes at once: what happened while the program was away does not wait.</param>
public sealed record JobSchedule(Type Job, TimeSpan Every, bool AtStart = false);

public static class JobSchedules
{
    public static IServiceCollection AddJob<TJob>(
        this IServiceCollection services,
        TimeSpan every,
        bool atStart = false
    )
        where TJob : class, IJob
    {
        services.AddScoped<TJob>();
        return services.AddSingleton(new JobSchedule(typeof(TJob), every, atStart));
    }
}
