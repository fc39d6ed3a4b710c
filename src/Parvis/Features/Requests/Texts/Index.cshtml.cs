using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests.Actions;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Settings;
using Parvis.Features.Settings.Texts;
using Parvis.Ui;
using Parvis.Web;

namespace Parvis.Features.Requests.Texts;

/// <summary>Where a request stands, told by text message to who asked for news.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(
    RequestActions actions,
    ParvisDbContext db,
    TextMessages texts,
    HiddenNames hidden,
    OrganisationDirectory directory,
    SettingsStore settings,
    TownClock clock
) : RequestActionModel(actions)
{
    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    /// <summary>Segments the person saw before they pressed the button.</summary>
    [BindProperty]
    public int Quoted { get; set; }

    public IReadOnlyList<SelectListItem> Numbers { get; private set; } = [];

    public TextLength Length { get; private set; } = TextLength.Of("");

    public int Cost { get; private set; }

    /// <summary>In thousandths of a euro, this month.</summary>
    public long Left { get; private set; }

    /// <summary>Null when it leaves at once.</summary>
    public DateTime? LeavesAt { get; private set; }

    public bool AreOn { get; private set; }

    public bool IsFixed => Record.CircleId is not null;

    protected override RequestAction Action => RequestAction.Chase;

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Actions.FindAsync(Reference, Aborted) is not { } request)
            return NotFound();
        var text = TextWording.Simplify(request.CircleId is null ? Text ?? "" : await ProposedAsync(request));
        if (TextLength.Of(text).Segments > Quoted)
            return await RedisplayAsync();
        await hidden.RefuseAsync("", text, nameof(Text), Aborted);
        return await ApplyAsync(
            async (changing, by) =>
            {
                await RefuseUnlessWantedAsync(changing);
                await texts.RefuseBeyondBudgetAsync(changing, TextLength.Of(text), Aborted);
                var asked = new NewText(OutboxKind.News, CorrespondenceKind.News, To!, text, by.Name, Automatic: false);
                changing.TellNews((await texts.QueueAsync(changing, asked, by, Aborted)).Id);
            },
            await LeavesAtAsync() is { } later
                ? $"Le texto partira le {DateOnly.FromDateTime(later).InFull()} à 8 h."
                : "Le texto part. La demande dit quand c'est fait."
        );
    }

    protected override async Task PrepareAsync()
    {
        AreOn = await texts.AreOnAsync(Aborted);
        Numbers = [.. (await NumbersAsync(Record)).Select(n => new SelectListItem(PhoneNumber.Show(n), n))];
        if (Text is null || IsFixed)
            Text = await ProposedAsync(Record);
        Length = TextLength.Of(TextWording.Simplify(Text));
        ModelState.Remove(nameof(Quoted));
        Quoted = Length.Segments;
        Cost = await texts.PriceAsync(Length, Aborted);
        var budget = (await settings.GetAsync<TextMessageSettings>(Aborted)).BudgetOf(Record.DepartmentId);
        Left = Math.Max(0, budget - await texts.CommittedAsync(Record.DepartmentId, Aborted));
        LeavesAt = await LeavesAtAsync();
    }

    /// <summary>Local; null when it leaves at once.</summary>
    async Task<DateTime?> LeavesAtAsync()
    {
        var now = await clock.ToLocalAsync(clock.UtcNow, Aborted);
        var leaves = TextHours.OnOrAfter(now, (await settings.GetAsync<TownSettings>(Aborted)).Holidays());
        return leaves > now ? leaves : null;
    }

    async Task RefuseUnlessWantedAsync(CitizenRequest request)
    {
        if (!request.IsOpen)
            throw new RefusedException("La demande est close : il n'y a plus de nouvelles à donner.");
        if (!await texts.AreOnAsync(Aborted))
            throw new RefusedException("Les textos ne sont pas activés dans les réglages.");
        if (!(await NumbersAsync(request)).Contains(To, StringComparer.Ordinal))
            throw new RefusedException("Cette personne n'accepte pas de textos à ce numéro.", nameof(To));
    }

    async Task<IReadOnlyList<string>> NumbersAsync(CitizenRequest request) =>
        [
            .. (await db.AddresseesAsync(request, Aborted))
                .Where(a => !a.AlsoAsked)
                .SelectMany(a => a.TextNumbers)
                .Distinct(StringComparer.Ordinal),
        ];

    async Task<string> ProposedAsync(CitizenRequest request)
    {
        var town = await settings.GetAsync<TownSettings>(Aborted);
        var department = (await directory.GetAsync(Aborted)).Department(request.DepartmentId);
        return request.CircleId is null
            ? TextSentences.WhereItStands(
                town.Name,
                request.Reference,
                department?.Name ?? "la mairie",
                request.DueOn >= await clock.TodayAsync(Aborted) && !request.Status.IsPaused() ? request.DueOn : null,
                department?.Phone is { Length: > 0 } own ? own : town.Phone
            )
            : TextSentences.WhereItStands(town.Name, request.Reference, department: null, expected: null, town.Phone);
    }
}
