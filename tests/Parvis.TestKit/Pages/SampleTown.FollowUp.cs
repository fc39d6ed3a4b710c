using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Features.Requests;
using Parvis.Features.Requests.FollowUp;
using Parvis.Features.Settings;

namespace Parvis.TestKit.Pages;

/// <summary>Residents follow their requests.</summary>
public sealed partial class SampleTown
{
    readonly ConcurrentDictionary<string, string> followed = new(StringComparer.Ordinal);

    /// <summary>The page of a request for its resident.</summary>
    public string FollowUp(string reference) => followed[reference];

    async Task OpenToResidentsAsync()
    {
        await App.OpenToResidentsAsync();
        await OpenAsync(Busy, Closed, Confidential);
    }

    async Task OpenAsync(params string[] references)
    {
        var keys = App.Services.GetRequiredService<FollowUpKeys>();
        var requests = await App.DatabaseAsync(db =>
            db.Set<CitizenRequest>().AsNoTracking().Where(r => references.Contains(r.Reference)).ToListAsync()
        );
        foreach (var request in requests)
            followed[request.Reference] = FollowUpAccess.PageOf(request.Reference, keys.TokenOf(request));
    }
}
