using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Features.Knowledge;
using Parvis.Features.Knowledge.Content;

namespace Parvis.Features.Replies.Reply;

/// <summary>A knowledge sheet in an answer: what residents may read of it, below what was typed.</summary>
static class InsertedSheet
{
    public static string Below(string typed, PublishedSheet sheet, bool easyRead, string site)
    {
        var words =
            easyRead && sheet.Content.Current(SheetLanguages.EasyRead) is { } easy
                ? easy.Text
                : SheetText.Plain(sheet.ForResidents, site);
        return typed.Length == 0 ? words : $"{typed}\n\n{words}";
    }

    public static IReadOnlyList<SelectListItem> Choices(IEnumerable<PublishedSheet> sheets) =>
        [.. sheets.Select(s => new SelectListItem(s.Content.Title, s.Id.ToString()))];
}
