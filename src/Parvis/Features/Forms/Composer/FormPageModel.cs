using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Topics;
using Parvis.Web;

namespace Parvis.Features.Forms.Composer;

/// <summary>A page about the form of one topic.</summary>
public abstract class FormPageModel(TopicForms forms, TopicCatalogue topics, CurrentViewer viewer) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The version of the form the page showed; null when there was none.</summary>
    [BindProperty]
    public int? Seen { get; set; }

    public TopicEntry Topic { get; private set; } = null!;

    /// <summary>Null as long as nobody composed one.</summary>
    public TopicForm? Composed { get; private set; }

    /// <summary>What is being composed; the standard form to begin with.</summary>
    public FormDefinition Working { get; private set; } = null!;

    protected TopicForms Forms => forms;

    protected string By => viewer.Value.Name;

    protected CancellationToken Aborted => HttpContext.RequestAborted;

    /// <returns>Whether there is such a topic, and residents may ask about it on the site: not about a confidential one.</returns>
    protected async Task<bool> FindAsync()
    {
        if ((await topics.GetAsync(Aborted)).Find(Id) is not { CircleId: null } topic)
            return false;
        Topic = topic;
        Composed = await forms.FindAsync(Id, Aborted);
        Working = Composed is null ? StandardForm.Of(topic) : FormText.Read(Composed.Working);
        return true;
    }

    protected Task ComposeAsync(Func<FormDefinition, FormDefinition> change) =>
        forms.ComposeAsync(Topic, Seen, change, By, Aborted);
}
