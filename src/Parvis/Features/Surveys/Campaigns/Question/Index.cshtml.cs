using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;
using Parvis.Web;

namespace Parvis.Features.Surveys.Campaigns.Question;

/// <summary>One question of a campaign, written or changed.</summary>
[Authorize(Policies.Pilot)]
public sealed class IndexModel(CampaignService campaigns) : PageModel, IRedisplayed
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Null for a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Key { get; set; }

    [BindProperty(SupportsGet = true, Name = "nature")]
    public CampaignKind Kind { get; set; }

    [BindProperty]
    public int Seen { get; set; }

    [BindProperty]
    public CampaignQuestionForm Input { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!;

    CancellationToken Aborted => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync())
            return NotFound();
        Seen = Campaign.Version;
        if (Key is null)
            Input = new CampaignQuestionForm { Kind = Kind };
        else if (Campaign.Form.Find(Key) is { } question)
            Input = new CampaignQuestionForm
            {
                Kind = CampaignQuestions.KindOf(question),
                Label = question.Label,
                Choices = string.Join('\n', question.Choices),
                Required = question.Required,
            };
        else
            return NotFound();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        if (!await FindAsync())
            return NotFound();
        var key = Key ?? RandomId.New();
        var question = CampaignQuestions.Make(key, Input.Kind, Input.Label, Input.Choices, Input.Required);
        try
        {
            await campaigns.ComposeAsync(Campaign, Seen, form => form.With(question), Aborted);
        }
        catch (RefusedException refused) when (refused.Field is { } field)
        {
            // « Questions[2].Label »: the others were accepted before.
            throw new RefusedException(refused.Message, $"{nameof(Input)}.{field.Split('.')[^1]}");
        }

        TempData["Done"] = "La question est enregistrée.";
        return Redirect(CampaignLinks.Sheet(Id));
    }

    public async Task<IActionResult> RedisplayAsync() => await FindAsync() ? Page() : NotFound();

    async Task<bool> FindAsync()
    {
        if (await campaigns.FindAsync(Id, Aborted) is not { } campaign)
            return false;
        Campaign = campaign;
        return true;
    }
}

/// <summary>The fields of a question.</summary>
public sealed class CampaignQuestionForm
{
    public CampaignKind Kind { get; set; }

    public string? Label { get; set; }

    /// <summary>One a line.</summary>
    public string? Choices { get; set; }

    public bool Required { get; set; } = true;
}
