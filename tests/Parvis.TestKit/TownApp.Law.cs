using Microsoft.Extensions.DependencyInjection;
using Parvis.Features.Topics;

namespace Parvis.TestKit;

/// <summary>What a town says of the law before its acknowledgements can leave.</summary>
public sealed partial class TownApp
{
    /// <summary>What silence means about potholes, and what their file needs.</summary>
    public Task SayOfPotholesAsync(string? code, params string[] documents) =>
        InScopeAsync(async services =>
        {
            var topics = services.GetRequiredService<TopicService>();
            var topic = await topics.FindAsync(Town.Pothole, CancellationToken.None);
            var draft = TopicDraft.Of(topic!);
            await topics.SaveAsync(
                Town.Pothole,
                draft with
                {
                    Options = draft.Options with
                    {
                        StatutoryLimit = new StatutoryTimeLimit(code, "Arrêté n° 4", Confirmed: code is not null),
                    },
                    Documents = documents,
                },
                topic!.Version,
                CancellationToken.None
            );
        });
}
