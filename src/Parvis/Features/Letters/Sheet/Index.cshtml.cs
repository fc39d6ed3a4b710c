using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Parvis.Features.Intake;
using Parvis.Features.Letters.Reading;
using Parvis.Features.Letters.Registering;
using Parvis.Features.Letters.Scans;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters.Choosing;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.Features.Topics;
using Parvis.Ui;
using Parvis.Web;

namespace Parvis.Features.Letters.Sheet;

/// <summary>One letter to register: its pages on one side, what was read of it on the other, one key to accept.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(
    LetterSheet sheet,
    LetterRegistration registration,
    PersonChoosing people,
    OrganisationDirectory directory,
    TopicCatalogue topics,
    CurrentViewer viewer,
    OnceOnly once,
    TownClock clock
) : PageModel, IRedisplayed
{
    const int MostAsks = 10;

    /// <summary>Absent for a letter that nobody scanned.</summary>
    [BindProperty(SupportsGet = true)]
    public string? PublicId { get; set; }

    [BindProperty]
    public LetterForm Input { get; set; } = new();

    [BindProperty]
    public string? Reason { get; set; }

    public IncomingLetter? Letter { get; private set; }

    public ScanFile? Scan { get; private set; }

    public LetterProposals Read { get; private set; } = new();

    public IReadOnlyList<RecognisedPerson> People { get; private set; } = [];

    public IReadOnlyList<TopicEntry> Recognised { get; private set; } = [];

    public string ForDepartment { get; private set; } = "";

    public DateTime CameAt { get; private set; }

    IReadOnlyList<PersonChoice> whoChoices = [];

    IReadOnlyList<PersonChoice> forChoices = [];

    TopicTree tree = null!;

    CancellationToken Aborted => HttpContext.RequestAborted;

    string Here => PublicId is { } id ? LetterLinks.Sheet(id) : LetterLinks.New;

    public bool IsWaiting => Letter is null or { State: LetterState.ToRegister };

    public async Task<IActionResult> OnGetAsync()
    {
        if (await LoadAsync() is { } absent)
            return absent;
        if (Letter is { State: LetterState.Registered } registered)
            return Redirect(LetterLinks.Entry(registered.PublicId));
        Input = Letter is null
            ? new LetterForm { ArrivedOn = await clock.TodayAsync(Aborted) }
            : await sheet.FillAsync(Letter, Read, People, Recognised, Aborted);
        Input.Token = OnceOnly.NewToken();
        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await LoadAsync() is { } absent)
            return absent;
        // Nobody is taken for the sender because a colleague pressed Enter.
        if (People.Count > 0 && Input.Known is null)
            ModelState.AddModelError(
                "Input.Known",
                "Dites qui écrit : l'une des personnes reconnues, ou quelqu'un d'autre."
            );
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        var result = await once.RunAsync(
            Input.Token,
            async () =>
            {
                var letter = PublicId is null
                    ? new IncomingLetter { CameAt = clock.UtcNow }
                    : await sheet.FindAsync(PublicId, viewer.Value, Aborted)
                        ?? throw new RequestNotFoundException(PublicId);
                var references = await registration.RegisterAsync(letter, Input, viewer.Value, Aborted);
                var words = references.Count == 1 ? "demande" : "demandes";
                TempData["Done"] =
                    $"Lettre {letter.RegisterNumber} enregistrée : {words} {string.Join(", ", references)}.";
                var links = references.SelectMany(r => new[] { $"Ouvrir {r}", RequestLinks.Page(r) });
                TempData["DoneLinks"] = links.ToArray();
                return PublicId is not null && await sheet.NextAsync(letter.Id, Aborted) is { } next
                    ? LetterLinks.Sheet(next)
                    : LetterLinks.ToRegister;
            },
            Aborted
        );
        return LocalRedirect(result.Url);
    }

    public async Task<IActionResult> OnPostAsideAsync()
    {
        if (PublicId is null || await sheet.FindAsync(PublicId, viewer.Value, Aborted) is not { } letter)
            return NotFound();
        letter.SetAside(Reason, new ProcessContext(viewer.Value.AgentId, viewer.Value.Name, clock.UtcNow));
        TempData["Done"] = "La lettre est écartée. Elle reste visible parmi les écartées.";
        return Redirect(
            await sheet.NextAsync(letter.Id, Aborted) is { } next ? LetterLinks.Sheet(next) : LetterLinks.ToRegister
        );
    }

    public async Task<IActionResult> OnPostBackAsync()
    {
        if (PublicId is null || await sheet.FindAsync(PublicId, viewer.Value, Aborted) is not { } letter)
            return NotFound();
        letter.TakeBack();
        TempData["Done"] = "La lettre est de nouveau à enregistrer.";
        return Redirect(LetterLinks.Sheet(letter.PublicId));
    }

    /// <summary>One more request in the same letter.</summary>
    [OutsideTransaction]
    public Task<IActionResult> OnPostMoreAsync()
    {
        ModelState.Clear();
        if (Input.Asks.Count < MostAsks)
            Input.Asks.Add(new LetterAsk());
        return RedisplayAsync();
    }

    [OutsideTransaction]
    public Task<IActionResult> OnPostFewerAsync()
    {
        ModelState.Clear();
        if (Input.Asks.Count > 1)
            Input.Asks.RemoveAt(Input.Asks.Count - 1);
        return RedisplayAsync();
    }

    /// <summary>Without a script: shows the people found for what was typed.</summary>
    [OutsideTransaction]
    public Task<IActionResult> OnPostLookAsync()
    {
        Input.Known = LetterForm.SomebodyElse;
        ModelState.Remove("Input.Known");
        return RedisplayAsync();
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        if (await LoadAsync() is { } absent)
            return absent;
        if (Letter is not { State: LetterState.Registered } registered)
            return await ShowAsync();
        // A colleague was quicker.
        this.SayRefusals();
        return Redirect(LetterLinks.Entry(registered.PublicId));
    }

    async Task<IActionResult?> LoadAsync()
    {
        tree = await topics.GetAsync(Aborted);
        if (PublicId is null)
            return null;
        Letter = await sheet.FindAsync(PublicId, viewer.Value, Aborted);
        if (Letter is null)
            return NotFound();
        Read = LetterProposals.Load(Letter.Reading);
        Scan = await sheet.ScanAsync(Letter, Aborted);
        People = await sheet.PeopleAsync(Read, viewer.Value, Aborted);
        Recognised = await sheet.TopicsAsync(Read, viewer.Value, Aborted);
        ForDepartment = (await directory.GetAsync(Aborted)).DepartmentName(Letter.DepartmentId);
        CameAt = await clock.ToLocalAsync(Letter.CameAt, Aborted);
        return null;
    }

    async Task<IActionResult> ShowAsync()
    {
        if (Input.Asks.Count == 0)
            Input.Asks.Add(new LetterAsk());
        whoChoices = Input.IsSomebodyElse ? await people.ChoicesAsync(Input.Who, viewer.Value, Aborted) : [];
        forChoices = await people.ChoicesAsync(Input.For, viewer.Value, Aborted);
        return Page();
    }

    public IEnumerable<SelectListItem> TopicChoices(LetterAsk ask) =>
        TopicChoiceList.Of(tree, viewer.Value, ask.TopicId);

    /// <summary>What it is under.</summary>
    public string Theme(TopicEntry topic) => tree.Path(topic.ParentId);

    public ViewDataDictionary WhoField(ViewDataDictionary view) =>
        new PersonField
        {
            Label = People.Count > 0 ? "Quelqu'un d'autre" : "Qui écrit",
            Hint = "Nom, téléphone ou courriel. Laissez vide si la lettre n'est pas signée.",
            LookUrl = $"{Here}?handler=Look",
            Choices = whoChoices,
        }.In(view);

    public ViewDataDictionary ForField(ViewDataDictionary view) =>
        new PersonField
        {
            Label = "Personne concernée",
            Hint = Read.OnBehalfOf.Length > 0 ? $"La lettre dit : « {Read.OnBehalfOf} »." : null,
            LookUrl = $"{Here}?handler=Look",
            Choices = forChoices,
        }.In(view);
}
