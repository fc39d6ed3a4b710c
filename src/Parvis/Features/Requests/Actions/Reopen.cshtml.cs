using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.Requesters;
using Parvis.Features.Settings;
using Parvis.Features.Topics;
using Parvis.Web;

namespace Parvis.Features.Requests.Actions;

/// <summary>Within the window it reopens; after it, a new request is registered and linked.</summary>
[Authorize(Policies.Agent)]
public sealed class ReopenModel(
    RequestActions actions,
    SettingsStore settings,
    ServiceTargets targets,
    RequestRegistration registration
) : RequestActionModel(actions)
{
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>How the resident asks again, when a new request is registered.</summary>
    [BindProperty]
    public Channel Channel { get; set; } = Channel.Phone;

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
            async (request, by) =>
                request.Reopen(
                    Reason ?? "",
                    rules.ReopenWindowDays,
                    await targets.AcceptBeforeAsync(by.At, Aborted),
                    by
                ),
            "La demande est rouverte."
        );
    }

    public async Task<IActionResult> OnPostFollowUpAsync()
    {
        string? reference = null;
        var organisation = await Actions.OrganisationAsync(Aborted);
        await ApplyAsync(
            async (former, by) =>
            {
                var next = await registration.RegisterAfterAsync(
                    former,
                    new NewRequest
                    {
                        Channel = Channel,
                        Subject = former.Subject,
                        Text = Reason,
                        Place = former.Place,
                        TopicId = former.TopicId,
                        CircleId = former.CircleId,
                        DepartmentId = organisation.Department(former.DepartmentId) is { Active: true } open
                            ? open.Id
                            : null,
                        RequesterId = former.RequesterId,
                        RepresentativeId = former.RepresentativeId,
                    },
                    by,
                    Aborted
                );
                reference = next.Reference;
            },
            "Une nouvelle demande est enregistrée et liée à la première."
        );
        return reference is null ? await RedisplayAsync() : Redirect(RequestLinks.Page(reference));
    }
}
