using Parvis.Data.Outbox;
using Parvis.Features.Privacy.Gathering;
using Parvis.Features.Reminders.Digests;
using Parvis.Features.Requests.Page;

namespace Parvis.Features.Interpreters;

/// <summary>Who speaks for residents whose language is not French.</summary>
static class InterpreterServices
{
    public static IServiceCollection AddInterpreters(this IServiceCollection services)
    {
        services.AddScoped<InterpreterService>();
        services.AddScoped<InterpreterMail>();
        services.AddScoped<IOutboxOutcome, InterpreterOutcome>();
        services.AddScoped<IRequestPagePanel, InterpreterPanel>();
        services.AddScoped<IDigestPart, DigestOfInterpreters>();
        services.AddScoped<IPersonalHoldings, InterpreterHoldings>();
        return services;
    }
}
