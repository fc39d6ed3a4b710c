using Microsoft.AspNetCore.Authorization;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Postal.Batches.Envelopes;

/// <summary>An envelope DL for each letter, for those that have no window.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(BatchReader reader, SettingsStore settings, TownClock clock)
    : BatchPaperModel(reader, settings, clock);
