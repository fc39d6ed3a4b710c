using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Settings;
using Parvis.Features.Topics;
using Parvis.Web;

namespace Parvis.Features.Intake.TopicSuggestions;

/// <summary>Topics as they are typed, by their names and the words people say.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(TopicService topics, SettingsStore settings, CurrentViewer viewer) : PageModel
{
    const int Most = 8;

    public IReadOnlyList<TopicSuggestion> Found { get; private set; } = [];

    /// <summary>Said whenever nothing is found: a confidential topic then looks like one that is not there.</summary>
    public string Confidential { get; private set; } = "";

    public async Task OnGetAsync(string? q)
    {
        Found = await topics.SuggestAsync(q, viewer.Value, Most, HttpContext.RequestAborted);
        if (Found.Count > 0)
            return;
        var rules = await settings.GetAsync<RequestSettings>(HttpContext.RequestAborted);
        Confidential =
            $"À dire pour un sujet réservé : « {rules.ConfidentialSentence} » {rules.ConfidentialPhone}".Trim();
    }
}
