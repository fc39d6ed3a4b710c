using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Web;

namespace Parvis.Features.Administration.Imports;

[Authorize(Policies.Administrator)]
public sealed class IndexModel(ImportRunner imports) : PageModel
{
    public IReadOnlyList<IImporter> Importers => imports.All;
}
