using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Parvis.Ui.Translation;

namespace Parvis.Ui.TagHelpers;

/// <summary>Everything refused, at the top, each sentence a link to its field.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper(PortalWords words) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var state = ViewContext.ViewData.ModelState;
        if (state.IsValid)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "error-summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("data-module", "error-summary");
        var list = new TagBuilder("ul");
        var count = 0;
        foreach (var (key, entry) in state.OrderBy(e => Place(e.Key), StringComparer.Ordinal))
        {
            foreach (var sentence in entry.Sentences())
            {
                list.InnerHtml.AppendHtml(Line(key, words.IfKnown(sentence)));
                count++;
            }
        }

        var title = new TagBuilder("h2");
        title.AddCssClass("error-summary-title");
        title.InnerHtml.Append(words.Count(count, "Un point est à corriger", "{0} points sont à corriger"));
        output.Content.SetHtmlContent(title).AppendHtml(list);
    }

    /// <summary>The order of the form's properties, which is the one of its fields; the state itself has none.</summary>
    string Place(string key)
    {
        var place = "";
        ModelMetadata? level = ViewContext.ViewData.ModelMetadata;
        foreach (var name in key.Split('.'))
        {
            var properties = level?.Properties.ToList() ?? [];
            var index = properties.FindIndex(p => string.Equals(p.PropertyName, name, StringComparison.Ordinal));
            place += index < 0 ? "999" : index.ToString("000", CultureInfo.InvariantCulture);
            level = index < 0 ? null : properties[index];
        }

        return place;
    }

    static TagBuilder Line(string key, string sentence)
    {
        var line = new TagBuilder("li");
        if (key.Length == 0)
        {
            line.InnerHtml.Append(sentence);
            return line;
        }

        var link = new TagBuilder("a");
        link.Attributes["href"] = $"#{TagBuilder.CreateSanitizedId(key, "_")}";
        link.InnerHtml.Append(sentence);
        line.InnerHtml.AppendHtml(link);
        return line;
    }
}

static class ModelStateSentences
{
    public static IEnumerable<string> Sentences(this ModelStateEntry? entry) =>
        (entry?.Errors ?? [])
            .Select(e => e.ErrorMessage.Length > 0 ? e.ErrorMessage : "Cette valeur n'est pas valable ici.")
            .Distinct(StringComparer.Ordinal);
}
