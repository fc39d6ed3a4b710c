using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Parvis.Ui.TagHelpers;

/// <summary>
/// What every form gets: the server's French sentences in place of the browser's bubbles; a token on every POST, where
/// the framework's own helper leaves it out as soon as the form states its action; and an address that is the page's
/// own, where a browser would send it to the button pressed last (« ?handler=Test ») as long as the page stays.
/// </summary>
[HtmlTargetElement("form")]
public sealed class FormTagHelper(IHtmlGenerator generator) : TagHelper
{
    const string Handler = "handler";

    /// <summary>After the framework's form helper (-1000), before it forgets whether a token is written (-900).</summary>
    public override int Order => -950;

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!output.Attributes.ContainsName("novalidate"))
            output.Attributes.Add(new TagHelperAttribute("novalidate", null, HtmlAttributeValueStyle.Minimized));
        var method = output.Attributes["method"]?.Value?.ToString();
        if (!string.Equals(method, "post", StringComparison.OrdinalIgnoreCase))
            return;
        output.PostContent.AppendHtml(generator.GenerateAntiforgery(ViewContext));
        var request = ViewContext.HttpContext.Request;
        if (!output.Attributes.ContainsName("action") && request.Query.ContainsKey(Handler))
            output.Attributes.SetAttribute("action", WithoutHandler(request));
    }

    static string WithoutHandler(HttpRequest request) =>
        request.PathBase
        + request.Path
        + QueryString.Create(request.Query.Where(q => !q.Key.Equals(Handler, StringComparison.OrdinalIgnoreCase)));
}
