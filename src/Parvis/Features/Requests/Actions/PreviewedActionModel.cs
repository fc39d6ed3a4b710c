using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Parvis.Features.Requests.Actions;

/// <summary>A page whose form always shows what will leave, as typed so far.</summary>
public abstract class PreviewedActionModel(RequestActions actions) : RequestActionModel(actions)
{
    /// <summary>The part that shows it.</summary>
    protected abstract string PreviewView { get; }

    /// <summary>The same page, with what is typed so far in the text.</summary>
    public async Task<IActionResult> OnPostPreviewAsync()
    {
        var seen = Seen;
        var result = await RedisplayAsync();
        if (Record is not null && !IsAllowed)
            return NotFound();
        // Looking again is not reading what colleagues did.
        Seen = seen;
        return result is PageResult && Request.Headers.ContainsKey("HX-Request") ? Partial(PreviewView, this) : result;
    }
}
