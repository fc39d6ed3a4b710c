using Parvis.Features.Clocks.Elsewhere;
using Parvis.Features.Referrals;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Notifications;

namespace Parvis.Demo.Stories;

/// <summary>What the stories of some requests leave in the database.</summary>
sealed class StoryRows
{
    public List<CitizenRequest> Requests { get; } = [];

    public List<TimelineEvent> Timeline { get; } = [];

    public List<Correspondence> Correspondence { get; } = [];

    public List<Note> Notes { get; } = [];

    public List<Opinion> Opinions { get; } = [];

    public List<RequestFollower> Followers { get; } = [];

    public List<RequestLink> Links { get; } = [];

    public List<Notification> Notifications { get; } = [];

    public List<RequestFile> Files { get; } = [];

    public List<Referral> Referrals { get; } = [];

    public List<Forwarding> Forwardings { get; } = [];
}

/// <summary>The next free key of each table.</summary>
sealed class StoryKeys
{
    public long Request { get; set; } = 1;

    public long Timeline { get; set; } = 1;

    public long Correspondence { get; set; } = 1;

    public long Note { get; set; } = 1;

    public long Opinion { get; set; } = 1;

    public long Notification { get; set; } = 1;

    public long File { get; set; } = 1;

    /// <summary>Of a referral and of its forwarding alike.</summary>
    public long Referral { get; set; } = 1;
}
