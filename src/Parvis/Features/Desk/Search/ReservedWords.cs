using Parvis.Features.Settings;

namespace Parvis.Features.Desk.Search;

/// <summary>The one sentence of reception, and the number to transfer to.</summary>
public sealed record ReservedWords(string Sentence, string Phone)
{
    public static async Task<ReservedWords> OfAsync(SettingsStore settings, CancellationToken cancellationToken)
    {
        var rules = await settings.GetAsync<RequestSettings>(cancellationToken);
        return new ReservedWords(rules.ConfidentialSentence, rules.ConfidentialPhone);
    }
}
