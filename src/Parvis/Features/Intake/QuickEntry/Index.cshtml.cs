using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Choosing;
using Parvis.Features.Requests;
using Parvis.Features.Topics;
using Parvis.Web;

namespace Parvis.Features.Intake.QuickEntry;

/// <summary>A contact noted while the person speaks: one page, the keyboard alone, one record at the end.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(
    RequestIntake intake,
    PersonChoosing people,
    EntryHelp help,
    EntryMandates mandates,
    ContactCounts contacts,
    TopicCatalogue topics,
    CurrentViewer viewer,
    OnceOnly once
) : PageModel, IRedisplayed
{
    const string ChannelCookie = "parvis-canal";

    [BindProperty]
    public string? FormToken { get; set; }

    [BindProperty]
    public Channel Channel { get; set; }

    [BindProperty]
    public PersonInput Who { get; set; } = new();

    [BindProperty]
    public PersonInput For { get; set; } = new();

    /// <summary>Chosen among those the person may act for, instead of looking for somebody.</summary>
    [BindProperty]
    public string? Represented { get; set; }

    [BindProperty]
    public Guid? TopicId { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public DateOnly? ReceivedOn { get; set; }

    [BindProperty]
    public DateOnly? FirstReceivedOn { get; set; }

    [BindProperty]
    public string? FirstReceivedBy { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    public bool CameFromElsewhere => FirstReceivedOn is not null || !string.IsNullOrEmpty(FirstReceivedBy);

    public IReadOnlyList<SelectListItem> TopicChoices { get; private set; } = [];

    public EntryHelpView? Help { get; private set; }

    public EntryMandatesView Mandates { get; private set; } = EntryMandatesView.None;

    /// <summary>Without a script, people to choose from come first: for whom they may act is known once one is chosen.</summary>
    public bool MayAskMandates => whoChoices.Count > 0;

    IReadOnlyList<PersonChoice> whoChoices = [];

    IReadOnlyList<PersonChoice> forChoices = [];

    public Viewer Viewer => viewer.Value;

    CancellationToken Aborted => HttpContext.RequestAborted;

    /// <summary>A person's page, or an answer by phone, may lead here with something known already.</summary>
    public async Task<IActionResult> OnGetAsync(string? usager, Guid? sujet)
    {
        FormToken = OnceOnly.NewToken();
        Channel = RememberedChannel();
        TopicId = sujet;
        Who.Id = usager;
        return await RedisplayAsync();
    }

    public async Task<IActionResult> RedisplayAsync()
    {
        var tree = await topics.GetAsync(Aborted);
        TopicChoices = TopicChoiceList.Of(tree, Viewer, TopicId);
        whoChoices = await people.ChoicesAsync(Who, Viewer, Aborted);
        forChoices = await people.ChoicesAsync(For, Viewer, Aborted);
        Mandates = await mandates.ReadAsync(Who.Id, Represented, Viewer, Aborted);
        Help = await help.ReadAsync([Who.Id, For.Id, Represented], TopicId, Place, Text, Viewer, Aborted);
        return Page();
    }

    public ViewDataDictionary WhoField(ViewDataDictionary view) =>
        new PersonField
        {
            Label = "Qui",
            Hint = "Nom, téléphone ou courriel. Laissez vide si la personne ne donne pas son nom.",
            LookUrl = Look,
            Choices = whoChoices,
            Next = "#choix-sujet",
            Autofocus = true,
        }.In(view);

    public ViewDataDictionary ForField(ViewDataDictionary view) =>
        new PersonField
        {
            Label = "Personne concernée",
            Hint = "La demande sera à son nom ; la personne ci-dessus agit pour elle.",
            LookUrl = Look,
            Choices = forChoices,
            Next = "#choix-sujet",
        }.In(view);

    static string Look => $"{IntakeLinks.New}?handler=Look";

    /// <summary>Without a script: shows the people found, the topic's sheet and what may be the same request.</summary>
    [OutsideTransaction]
    public Task<IActionResult> OnPostLookAsync() => RedisplayAsync();

    public Task<IActionResult> OnPostRegisterAsync() => RegisterAsync(answered: false);

    public Task<IActionResult> OnPostAnswerAsync() => RegisterAsync(answered: true);

    public async Task<IActionResult> OnPostChaseAsync(string? chased)
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        Remember(Channel);
        var result = await once.RunAsync(
            FormToken,
            async () =>
            {
                var request = await intake.ChaseAsync(chased, Noted(answered: false, For), Viewer, Aborted);
                TempData["Done"] =
                    $"Relance notée sur la demande {request.Reference} : c'est la {Nth(request.ChaserCount)}.";
                return RequestLinks.Page(request.Reference);
            },
            Aborted
        );
        return LocalRedirect(result.Url);
    }

    public async Task<IActionResult> OnPostCountAsync()
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        Remember(Channel);
        var result = await once.RunAsync(
            FormToken,
            async () =>
            {
                TempData["Done"] = await contacts.CountAsync(TopicId, Channel, Viewer, Aborted);
                return IntakeLinks.New;
            },
            Aborted
        );
        return LocalRedirect(result.Url);
    }

    async Task<IActionResult> RegisterAsync(bool answered)
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        Remember(Channel);
        var result = await once.RunAsync(
            FormToken,
            async () =>
            {
                var noted = Noted(answered, await ConcernedAsync());
                var request = await intake.RegisterAsync(noted, Viewer, Aborted);
                return RequestLinks.Page(request.Reference);
            },
            Aborted
        );
        var reference = result.Url[(result.Url.LastIndexOf('/') + 1)..];
        TempData["Done"] = (answered, result.Again) switch
        {
            (_, true) => $"La demande {reference} était déjà enregistrée.",
            (true, _) => $"Demande {reference} enregistrée, répondue et close.",
            _ => $"Demande {reference} enregistrée.",
        };
        TempData["DoneLinks"] = new[]
        {
            "Imprimer le récépissé",
            IntakeLinks.Receipt(reference),
            "Imprimer le mémo",
            RequestLinks.Action(reference, "memo"),
            "Nouvelle demande",
            IntakeLinks.New,
        };
        return LocalRedirect(result.Url);
    }

    async Task<PersonInput> ConcernedAsync()
    {
        if (string.IsNullOrEmpty(Represented))
            return For;
        if (!For.IsEmpty)
            throw new RefusedException(
                "Deux personnes sont indiquées : gardez celle que vous avez cherchée, ou celle du mandat.",
                "For.Text"
            );
        if (!(await mandates.ReadAsync(Who.Id, Represented, Viewer, Aborted)).Offers(Represented))
            throw new RefusedException(
                "Ce mandat n'est plus valable : dites de nouveau au nom de qui la personne agit.",
                "Who.Text"
            );
        return new PersonInput { Id = Represented };
    }

    IntakeOptions Noted(bool answered, PersonInput concerned) =>
        new()
        {
            Channel = Channel,
            Who = Who,
            For = concerned,
            TopicId = TopicId,
            Text = Text,
            Place = Place,
            ReceivedOn = ReceivedOn,
            FirstReceivedOn = FirstReceivedOn,
            FirstReceivedBy = FirstReceivedBy,
            AnsweredAtOnce = answered,
            Answer = Answer,
        };

    /// <summary>The counter's screen stays at the counter: remembered by the browser, not by the person.</summary>
    void Remember(Channel channel) =>
        Response.Cookies.Append(
            ChannelCookie,
            channel.ToString(),
            new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                SameSite = SameSiteMode.Lax,
                Secure = Request.IsHttps,
                Path = IntakeLinks.Root,
                MaxAge = TimeSpan.FromDays(180),
            }
        );

    Channel RememberedChannel() =>
        Enum.TryParse<Channel>(Request.Cookies[ChannelCookie], out var channel) && Enum.IsDefined(channel)
            ? channel
            : Channel.Phone;

    static string Nth(int times) => times == 1 ? "première" : $"{times}e";
}
