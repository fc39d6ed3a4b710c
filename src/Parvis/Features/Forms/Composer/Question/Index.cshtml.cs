using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Data;
using Parvis.Features.Topics;
using Parvis.Web;

namespace Parvis.Features.Forms.Composer.Question;

/// <summary>One question, written or changed.</summary>
[Authorize(Policies.Administrator)]
public sealed class IndexModel(TopicForms forms, TopicCatalogue topics, CurrentViewer viewer)
    : FormPageModel(forms, topics, viewer),
        IRedisplayed
{
    /// <summary>Null for a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Key { get; set; }

    [BindProperty(SupportsGet = true, Name = "nature")]
    public QuestionKind Kind { get; set; }

    [BindProperty]
    public QuestionForm Input { get; set; } = new();

    /// <summary>Answers it may depend on: of the choices asked before it.</summary>
    public IReadOnlyList<SelectListItem> Conditions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync())
            return NotFound();
        Seen = Composed?.Version;
        if (Key is null)
            Input = new QuestionForm { Kind = Kind };
        else if (Working.Find(Key) is { } question)
            Input = QuestionForm.Of(question);
        else
            return NotFound();
        return Show();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await RedisplayAsync();
        if (!await FindAsync())
            return NotFound();
        var question = Input.Read(Key ?? RandomId.New());
        await ComposeAsync(form =>
        {
            if (Key is not null && form.Find(Key) is null)
                throw new RefusedException("Cette question a été retirée du formulaire.");
            var next = form.With(question);
            try
            {
                return next.Checked();
            }
            catch (RefusedException refused) when (refused.Field is { } field)
            {
                throw Named(refused, field, next.Questions.ToList().FindIndex(q => q.Key == question.Key));
            }
        });
        TempData["Done"] = "La question est enregistrée. Les usagers l'auront quand vous publierez le formulaire.";
        return Redirect(FormLinks.Form(Id));
    }

    public async Task<IActionResult> RedisplayAsync() => await FindAsync() ? Show() : NotFound();

    PageResult Show()
    {
        var before = Key is null ? Working.Questions : Working.Questions.TakeWhile(q => q.Key != Key);
        Conditions =
        [
            new SelectListItem("Toujours", ""),
            .. before
                .Where(q => q.Kind.Offers())
                .SelectMany(q =>
                    q.Offered.Select(answer => new SelectListItem(
                        $"Si « {q.Label} » : {QuestionKinds.Shown(answer)}",
                        QuestionForm.Condition(q.Key, answer)
                    ))
                ),
        ];
        return Page();
    }

    /// <summary>A refusal of this question leads to its field; one about another question stays a sentence.</summary>
    static RefusedException Named(RefusedException refused, string field, int place)
    {
        var mine = $"Questions[{place}].";
        return field.StartsWith(mine, StringComparison.Ordinal)
            ? new RefusedException(refused.Message, $"Input.{field[mine.Length..]}")
            : new RefusedException(refused.Message);
    }
}
