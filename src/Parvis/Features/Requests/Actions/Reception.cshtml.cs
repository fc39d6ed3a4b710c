using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Parvis.Data;
using Parvis.Features.Topics;
using Parvis.Web;

namespace Parvis.Features.Requests.Actions;

/// <summary>The day it reached the town hall was noted wrongly: every date that hangs on it follows.</summary>
[Authorize(Policies.Agent)]
public sealed class ReceptionModel(RequestActions actions, ServiceTargets targets, ReceptionDays days)
    : RequestActionModel(actions)
{
    [BindProperty]
    public DateOnly? ReceivedOn { get; set; }

    [BindProperty]
    [StringLength(300, ErrorMessage = "La raison tient en 300 caractères.")]
    public string? Reason { get; set; }

    [BindProperty]
    public DateOnly? FirstReceivedOn { get; set; }

    [BindProperty]
    public string? FirstReceivedBy { get; set; }

    public bool CameFromElsewhere => FirstReceivedOn is not null || !string.IsNullOrEmpty(FirstReceivedBy);

    protected override RequestAction Action => RequestAction.Correct;

    protected override async Task PrepareAsync()
    {
        if (!HttpMethods.IsGet(HttpContext.Request.Method))
            return;
        (FirstReceivedOn, FirstReceivedBy) = (Record.FirstReceivedOn, Record.FirstReceivedBy);
        ReceivedOn = DateOnly.FromDateTime(await Actions.Clock.ToLocalAsync(Record.ReceivedAt, Aborted));
    }

    public Task<IActionResult> OnPostAsync() => ApplyAsync(CorrectAsync, "Le jour de réception est corrigé.");

    async Task CorrectAsync(CitizenRequest request, ProcessContext by)
    {
        if (ReceivedOn is not { } day)
            throw new RefusedException("Donnez le jour de réception.", nameof(ReceivedOn));
        var former = DateOnly.FromDateTime(await Actions.Clock.ToLocalAsync(request.ReceivedAt, Aborted));
        var elsewhere =
            FirstReceivedOn != request.FirstReceivedOn || (FirstReceivedBy?.Trim() ?? "") != request.FirstReceivedBy;
        if (elsewhere)
            request.NoteFirstReception(FirstReceivedOn, FirstReceivedBy, day);
        if (!elsewhere || day != former)
            await CorrectDayAsync(request, day, former, by);
    }

    async Task CorrectDayAsync(CitizenRequest request, DateOnly day, DateOnly former, ProcessContext by)
    {
        var receivedAt = await days.ReadAsync(day, by.At, Aborted);
        var registered = DateOnly.FromDateTime(await Actions.Clock.ToLocalAsync(request.RegisteredAt, Aborted));
        // Midday of the day it was registered may be later than that.
        if (day == registered && receivedAt > request.RegisteredAt)
            receivedAt = request.RegisteredAt;
        var topic = (await Actions.TopicsAsync(Aborted)).Find(request.TopicId);
        var before = await targets.PromiseAsync(topic, request.ReceivedAt, Aborted, request.PausedDays);
        request.CorrectReception(receivedAt, former, day, Reason, by);
        const string why = "compté du jour de réception corrigé";
        var after = await targets.PromiseAsync(topic, request.ReceivedAt, Aborted, request.PausedDays);
        // A date somebody chose is theirs.
        if (request.DueOn == before.AnswerOn)
            request.ChangeDueDate(after.AnswerOn, why);
        if (request.FirstAnswerDueOn == before.FirstAnswerOn)
            request.ChangeFirstAnswerDate(after.FirstAnswerOn, why);
    }
}
