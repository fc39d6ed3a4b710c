using Parvis.Data.Jobs;

namespace Parvis.Features.Requests.Mandates;

/// <summary>A mandate ends with its last day, without anybody asking.</summary>
public sealed class EndMandatesJob(RequestMandates mandates) : IJob
{
    public Task RunAsync(CancellationToken cancellationToken) => mandates.EndPassedAsync(cancellationToken);
}
