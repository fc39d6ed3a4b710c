using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Parvis.Ui.TagHelpers;

/// <summary>Until when: late, soon, later; nothing for a request that is no longer owed.</summary>
[HtmlTargetElement("deadline-chip", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DeadlineChipTagHelper(Icons icons) : TagHelper
{
    const int SoonDays = 3;

    public DateOnly? Due { get; set; }

    public required DateOnly Today { get; set; }

    public bool Open { get; set; } = true;

    /// <summary>The town can only wait: its promise waits too.</summary>
    public bool Paused { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!Open || Due is not { } due)
        {
            output.SuppressOutput();
            return;
        }

        if (Paused)
        {
            output.Attributes.SetAttribute("title", $"{due.InFull()}, et le temps de l'attente en plus");
            Chip.Write(output, icons, "calm", "hourglass-split", "délai en pause");
            return;
        }

        var (kind, icon) = (due.DayNumber - Today.DayNumber) switch
        {
            < 0 => ("late", "exclamation-triangle-fill"),
            <= SoonDays => ("soon", "clock-fill"),
            _ => ("calm", "calendar3"),
        };
        output.Attributes.SetAttribute("title", due.InFull());
        Chip.Write(output, icons, kind, icon, due.DueIn(Today));
    }
}
