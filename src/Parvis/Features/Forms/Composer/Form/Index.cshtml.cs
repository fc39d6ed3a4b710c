using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Parvis.Data;
using Parvis.Features.Settings;
using Parvis.Features.Topics;
using Parvis.Ui;
using Parvis.Web;

namespace Parvis.Features.Forms.Composer.Form;

/// <summary>The questions of a topic's form: put in order, tried by others, published, and taken up again.</summary>
[Authorize(Policies.Administrator)]
public sealed class IndexModel(
    TopicForms forms,
    TopicCatalogue topics,
    SettingsStore settings,
    TownClock clock,
    CurrentViewer viewer
) : FormPageModel(forms, topics, viewer), IRedisplayed
{
    [BindProperty]
    public string? Key { get; set; }

    [BindProperty]
    public int Number { get; set; }

    public IReadOnlyList<TopicFormVersion> Versions { get; private set; } = [];

    public IReadOnlyList<FormRemark> Remarks { get; private set; } = [];

    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    /// <summary>Of the link just made: whole, to be sent to those who are invited.</summary>
    public string? Invitation { get; private set; }

    /// <summary>Residents can open pages at all.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>What is being composed is what residents answer.</summary>
    public bool IsPublished =>
        Composed is null
        || Versions.FirstOrDefault(v => v.Number == Composed.Published) is { } version
            && version.Questions == Composed.Working;

    public Task<IActionResult> OnGetAsync() => RedisplayAsync();

    public Task<IActionResult> OnPostUpAsync() => MoveAsync(-1);

    public Task<IActionResult> OnPostDownAsync() => MoveAsync(+1);

    public async Task<IActionResult> OnPostDropAsync()
    {
        if (!await FindAsync())
            return NotFound();
        if (Working.Questions.FirstOrDefault(q => q.OnlyIf?.Key == Key) is { } asks)
            throw new RefusedException($"« {asks.Label} » dépend de cette question : changez-la d'abord.");
        await ComposeAsync(form => form with { Questions = [.. form.Questions.Where(q => q.Key != Key)] });
        return Back("La question est retirée.");
    }

    public async Task<IActionResult> OnPostPublishAsync()
    {
        if (!await FindAsync())
            return NotFound();
        if (Composed is null)
            return Back("Ce formulaire est celui de Parvis : il n'y a rien à publier.");
        await Forms.PublishAsync(Composed, Seen, Topic, By, Aborted);
        return Back($"La version {Composed.Published} est publiée : les usagers y répondent.");
    }

    public async Task<IActionResult> OnPostWithdrawAsync()
    {
        if (!await FindAsync())
            return NotFound();
        if (Composed?.Published is null)
            return Back();
        Composed.MustBe(Seen ?? -1);
        Forms.Withdraw(Composed, Topic);
        return Back("Les usagers ont de nouveau le formulaire simple. Le vôtre reste ici.");
    }

    /// <summary>Composing goes on from a version that was published.</summary>
    public async Task<IActionResult> OnPostRestoreAsync()
    {
        if (!await FindAsync())
            return NotFound();
        var version =
            (await Forms.VersionsAsync(Id, Aborted)).Find(v => v.Number == Number)
            ?? throw new RefusedException("Cette version n'existe pas.");
        if (Composed is null)
            return NotFound();
        await Forms.TakeUpAsync(Composed, Seen, version, By, Aborted);
        return Back($"Le formulaire en cours reprend la version {Number}. Publiez-le pour que les usagers l'aient.");
    }

    public async Task<IActionResult> OnPostUndoRestoreAsync()
    {
        if (!await FindAsync() || Composed is null)
            return NotFound();
        await Forms.TakeUpAsync(Composed, Seen, version: null, By, Aborted);
        return Back("Le formulaire en cours est de nouveau celui d'avant.");
    }

    public async Task<IActionResult> OnPostInviteAsync()
    {
        if (!await FindAsync())
            return NotFound();
        if (Composed is null)
            throw new RefusedException("Changez d'abord une question : ce formulaire est celui de Parvis.");
        Composed.MustBe(Seen ?? -1);
        var town = await settings.GetAsync<TownSettings>(Aborted);
        if (!town.IsOpenToResidents)
            throw new RefusedException("Donnez d'abord l'adresse pour les habitants, dans les réglages de la commune.");
        Invitation = town.ResidentsUrl + FormLinks.Trial(Forms.Invite(Composed, By));
        return await RedisplayAsync();
    }

    public async Task<IActionResult> OnPostForgetAsync()
    {
        if (!await FindAsync())
            return NotFound();
        await Forms.ForgetRemarkAsync(Id, Key ?? "", Aborted);
        return Back("La remarque est retirée.");
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        if (!await FindAsync())
            return NotFound();
        Seen = Composed?.Version;
        ModelState.Remove(nameof(Seen));
        Versions = await Forms.VersionsAsync(Id, Aborted);
        Remarks = await Forms.RemarksAsync(Id, Aborted);
        Zone = await clock.ZoneAsync(Aborted);
        IsOpen = (await settings.GetAsync<TownSettings>(Aborted)).IsOpenToResidents;
        return Page();
    }

    public string When(DateTime at) => TimeZoneInfo.ConvertTimeFromUtc(at, Zone).Short();

    async Task<IActionResult> MoveAsync(int by)
    {
        if (!await FindAsync())
            return NotFound();
        await ComposeAsync(form => form.Moved(Key ?? "", by).Checked());
        return Back();
    }

    RedirectResult Back(string? done = null)
    {
        if (done is not null)
            TempData["Done"] = done;
        return Redirect(FormLinks.Form(Id));
    }
}
