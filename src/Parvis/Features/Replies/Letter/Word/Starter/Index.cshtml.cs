using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Requests.Files;
using Parvis.Web;

namespace Parvis.Features.Replies.Letter.Word.Starter;

/// <summary>A Word letter to begin with.</summary>
[Authorize(Policies.Templates)]
public sealed class IndexModel : PageModel
{
    public IActionResult OnGet() => File(WordStarter.Make(), FileKind.Docx.ContentType, "lettre-exemple.docx");
}
