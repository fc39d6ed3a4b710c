using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Requests.Actions;

/// <summary>Within the window it reopens; after it, a new request is registered and linked.</summary>
[Authorize(Policies.Agent)]
public sealed class ReopenModel(RequestActions actions, SettingsStore settings, RequestRegistration registration)
    : RequestActionModel(actions)
{
    [BindProperty]
    public string? Reason { get; set; }

    public bool CanReopen { get; private set; }

    public int WindowDays { get; private set; }

    protected override RequestAction Action => RequestAction.Reopen;

    protected override async Task PrepareAsync()
    {
        WindowDays = (await settings.GetAsync<RequestSettings>(Aborted)).ReopenWindowDays;
        CanReopen = Record.CanReopen(WindowDays, Actions.Clock.UtcNow);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var rules = await settings.GetAsync<RequestSettings>(Aborted);
        return await ApplyAsync(
            (request, by) => request.Reopen(Reason ?? "", rules.ReopenWindowDays, by),
            "La demande est rouverte."
        );
    }

    public async Task<IActionResult> OnPostFollowUpAsync()
    {
        string? reference = null;
        await ApplyAsync(
            async (former, by) =>
            {
                var next = await registration.RegisterAsync(
                    new NewRequest
                    {
                        Channel = former.Channel,
                        Subject = former.Subject,
                        Text = Reason,
                        Place = former.Place,
                        TopicId = former.TopicId,
                        DepartmentId = former.DepartmentId,
                        RequesterId = former.RequesterId,
                        RepresentativeId = former.RepresentativeId,
                    },
                    by,
                    Aborted
                );
                reference = next.Reference;
                Actions.Db.Add(
                    new RequestLink
                    {
                        FromId = next.Id,
                        ToId = former.Id,
                        Kind = LinkKind.FollowsUp,
                    }
                );
                former.Link(next, LinkKind.FollowsUp);
            },
            "Une nouvelle demande est enregistrée et liée à la première."
        );
        return reference is null ? await RedisplayAsync() : Redirect(RequestLinks.Page(reference));
    }
}
