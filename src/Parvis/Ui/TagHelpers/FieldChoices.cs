using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Parvis.Ui.TagHelpers;

/// <summary>Radio buttons or checkboxes of one question; the first has the field's id, so that a refusal leads to it.</summary>
static class FieldChoices
{
    public static HtmlContentBuilder Render(
        string id,
        string name,
        ICollection<string> current,
        IEnumerable<SelectListItem> items,
        bool one,
        IDictionary<string, object?> attributes
    )
    {
        var all = new HtmlContentBuilder();
        all.AppendHtml("<div class=\"field-choices\">");
        foreach (var (index, item) in items.Index())
        {
            var value = item.Value ?? item.Text;
            var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
            input.MergeAttributes(attributes);
            input.Attributes["class"] = "form-check-input";
            input.Attributes["type"] = one ? "radio" : "checkbox";
            input.Attributes["name"] = name;
            input.Attributes["value"] = value;
            input.Attributes["id"] = index == 0 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}-{index}");
            if (index > 0)
                input.Attributes.Remove("autofocus");
            if (item.Disabled)
                input.Attributes["disabled"] = "disabled";
            if (current.Contains(value))
                input.Attributes["checked"] = "checked";
            var label = new TagBuilder("label");
            label.AddCssClass("form-check-label");
            label.Attributes["for"] = input.Attributes["id"];
            label.InnerHtml.Append(item.Text);
            all.AppendHtml("<div class=\"form-check\">").AppendHtml(input).AppendHtml(label).AppendHtml("</div>");
        }

        all.AppendHtml("</div>");
        return all;
    }
}
