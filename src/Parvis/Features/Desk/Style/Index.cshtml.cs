using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Settings;

namespace Parvis.Features.Desk.Style;

/// <summary>Every component, in both themes, for those who build pages; not part of a running town.</summary>
[AllowAnonymous]
public sealed class IndexModel(IWebHostEnvironment environment, TownClock clock) : PageModel
{
    public static readonly string[] Themes = ["light", "dark"];

    public DateOnly Today { get; private set; }

    public IReadOnlyList<RequestRow> Rows { get; private set; } = [];

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!environment.IsDevelopment())
            context.Result = NotFound();
    }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Today = await clock.TodayAsync(cancellationToken);
        Rows = SampleRows.All(Today, clock.UtcNow);
        foreach (var theme in Themes)
            ModelState.AddModelError($"{theme}.Phone", "Écrivez les dix chiffres du numéro.");
    }

    public SampleForm Form { get; } = new();

    public sealed class SampleForm
    {
        public string Name { get; init; } = "Marie-Hélène de La Rochefoucauld-Montbazon";

        public string Phone { get; init; } = "02 40";

        public DateOnly? Day { get; init; }

        public Channel Channel { get; init; }

        public string Text { get; init; } = "Le lampadaire devant le 12 clignote depuis lundi.";

        public bool Urgent { get; init; } = true;

        public static IEnumerable<SelectListItem> Channels =>
            Enum.GetValues<Channel>().Select(c => new SelectListItem(Ui.ChannelWords.Word(c), c.ToString()));
    }
}
