using Microsoft.AspNetCore.Authorization;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Postal.Batches.Listing;

/// <summary>The list of a batch, for whoever puts letters in envelopes and for the post.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(BatchReader reader, SettingsStore settings, TownClock clock)
    : BatchPaperModel(reader, settings, clock);
