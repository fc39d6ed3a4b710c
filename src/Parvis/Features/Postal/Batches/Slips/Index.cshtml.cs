using Microsoft.AspNetCore.Authorization;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Postal.Batches.Slips;

/// <summary>For each registered letter, what its slip of the post must bear, and the list that the post stamps.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(BatchReader reader, SettingsStore settings, TownClock clock)
    : BatchPaperModel(reader, settings, clock);
