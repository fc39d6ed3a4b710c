using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Knowledge.Content;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Features.Topics;
using Parvis.Ui;
using Parvis.Web;

namespace Parvis.Features.Knowledge.Page;

/// <summary>A sheet as agents read it: internal passages marked, and what is said of it for who answers for it.</summary>
[Authorize(Policies.Knowledge)]
public sealed class IndexModel(
    KnowledgeService sheets,
    KnowledgeCatalogue catalogue,
    SheetOpinions opinions,
    SheetReadings readings,
    TopicCatalogue topics,
    OrganisationDirectory directory,
    SettingsStore settings,
    TownClock clock,
    CurrentViewer viewer
) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>What is wrong with it.</summary>
    [BindProperty]
    public string? Remark { get; set; }

    /// <summary>Of a remark or an opinion.</summary>
    [BindProperty]
    public string? Key { get; set; }

    public KnowledgeSheet Sheet { get; private set; } = null!;

    /// <summary>What is read; the draft for who writes it.</summary>
    public SheetContent Shown { get; private set; } = null!;

    /// <summary>Null for a draft and for one that is retired.</summary>
    public PublishedSheet? Published { get; private set; }

    public IReadOnlyList<TopicEntry> Topics { get; private set; } = [];

    public AgentEntry? Keeper { get; private set; }

    public bool MayWrite { get; private set; }

    public bool MayPublish { get; private set; }

    public bool SeesReadings =>
        Policies.Holds(Policies.KnowledgeReadings, viewer.Value) && Published is { AsksReceipt: true };

    public IReadOnlyList<SheetRemark> Remarks { get; private set; } = [];

    public HeardOpinions? Heard { get; private set; }

    /// <summary>This agent has still to say that they read it.</summary>
    public bool AwaitsReading { get; private set; }

    public DateOnly? ReadOn { get; private set; }

    /// <summary>Residents can read it at its address.</summary>
    public bool IsOpen { get; private set; }

    public bool IsToReview { get; private set; }

    TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    CancellationToken Aborted => HttpContext.RequestAborted;

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    public async Task<IActionResult> OnPostReadAsync()
    {
        if (!await FindAsync() || Published is not { AsksReceipt: true } sheet || viewer.Value.AgentId is not { } me)
            return NotFound();
        await readings.ReadAsync(sheet, me, Aborted);
        return Back("C'est noté : vous avez lu cette fiche.");
    }

    public async Task<IActionResult> OnPostWrongAsync()
    {
        if (!await FindAsync() || Published is null)
            return NotFound();
        opinions.Remark(Id, Remark, viewer.Value);
        return Back($"Merci. {Keeper?.FullName ?? "Le pilote"} le saura.");
    }

    public async Task<IActionResult> OnPostReviewAsync()
    {
        if (!await FindAsync() || !MayPublish)
            return NotFound();
        await sheets.ReviewAsync(Sheet, Aborted);
        return Back($"Relue aujourd'hui. La prochaine fois : avant le {Sheet.ReviewOn.InFull()}.");
    }

    public async Task<IActionResult> OnPostSettleAsync()
    {
        if (!await FindAsync() || !MayPublish)
            return NotFound();
        await opinions.SettleAsync(Id, Key, Aborted);
        return Back("Ce mot est retiré.");
    }

    public async Task<IActionResult> OnPostForgetAsync()
    {
        if (!await FindAsync() || !MayPublish)
            return NotFound();
        await opinions.ForgetWordAsync(Id, Key, Aborted);
        return Back("Ce mot est retiré ; l'avis reste compté.");
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        if (!await FindAsync())
            return NotFound();
        Zone = await clock.ZoneAsync(Aborted);
        var tree = await topics.GetAsync(Aborted);
        Topics = [.. Sheet.Topics.Select(t => tree.Find(t.TopicId)).OfType<TopicEntry>()];
        IsOpen =
            (await settings.GetAsync<TownSettings>(Aborted)).IsOpenToResidents
            && await catalogue.FindForResidentsAsync(Id, Aborted) is not null;
        IsToReview =
            Published is not null && Sheet.ReviewOn <= (await clock.TodayAsync(Aborted)).AddDays(SheetList.NearDays);
        if (MayPublish)
        {
            Remarks = await opinions.RemarksAsync(Id, Aborted);
            if (!Sheet.Kind.IsInternal())
                Heard = await opinions.HeardAsync(Id, Aborted);
        }

        if (Published is { AsksReceipt: true } && viewer.Value.AgentId is { } me)
        {
            var read = await readings.FindAsync(Id, me, Aborted);
            AwaitsReading = read is null || read.Number < Published.SenseSince;
            ReadOn = read is null || AwaitsReading ? null : On(read.At);
        }

        return Page();
    }

    public string DayWords(DateTime at) => On(at).Short();

    DateOnly On(DateTime at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(at, Zone));

    /// <summary>A draft, or one that is retired, only for who may write it.</summary>
    async Task<bool> FindAsync()
    {
        if (await sheets.FindAsync(Id, viewer.Value, Aborted) is not { } sheet)
            return false;
        MayWrite = SheetPolicy.MayWrite(viewer.Value, sheet);
        MayPublish = SheetPolicy.MayPublish(viewer.Value, sheet);
        Published = await catalogue.FindAsync(Id, viewer.Value, Aborted);
        if (Published is null && !MayWrite)
            return false;
        Sheet = sheet;
        Shown = Published?.Content ?? SheetText.Read(sheet.Working);
        Keeper = SheetPolicy.KeeperOf(sheet.OwnerId, sheet.DepartmentId, await directory.GetAsync(Aborted));
        return true;
    }

    RedirectResult Back(string done)
    {
        TempData["Done"] = done;
        return Redirect(KnowledgeLinks.Sheet(Id));
    }
}
