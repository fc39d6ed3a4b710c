using Parvis.Data.Jobs;

namespace Parvis.Features.Administration.Imports;

/// <summary>Files of people are not kept for having been tried once.</summary>
public sealed class ForgetDraftsJob(ImportDrafts drafts) : IJob
{
    public Task RunAsync(CancellationToken cancellationToken)
    {
        drafts.Forget();
        return Task.CompletedTask;
    }
}
