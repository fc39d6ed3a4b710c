using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Parvis.Ui.Translation;

namespace Parvis.Ui.TagHelpers;

/// <summary>
/// One question of a form: label, hint, refusal, then the control that fits the property. Attributes it does not
/// know (<c>hx-get</c>, <c>maxlength</c>, <c>data-…</c>) go to the control; its content follows the control. On residents'
/// pages label, hint, choices and refusals are said in their language.
/// </summary>
[HtmlTargetElement("field", Attributes = "for")]
public sealed class FieldTagHelper(IHtmlGenerator generator, Icons icons, PortalWords words) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public required ModelExpression For { get; set; }

    public required string Label { get; set; }

    public string? Hint { get; set; }

    /// <summary>More than none makes a text area.</summary>
    public int Rows { get; set; }

    /// <summary>Makes a select; with type <c>radio</c> or <c>checkboxes</c>, a group of choices.</summary>
    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>s, m or l.</summary>
    public string? Width { get; set; }

    public string? Type { get; set; }

    public string? Autocomplete { get; set; }

    public bool Autofocus { get; set; }

    /// <summary>Says « facultatif » after the label.</summary>
    public bool Optional { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        // Razor hands over an empty string where the page has null.
        Hint = string.IsNullOrEmpty(Hint) ? null : Hint;
        Type = string.IsNullOrEmpty(Type) ? null : Type;
        var more = await output.GetChildContentAsync();
        var control = new FieldControl(generator, ViewContext, For, Type, Rows, Items?.Select(Translated));
        var sentences = ViewContext.ViewData.ModelState[control.FullName].Sentences().Select(words.IfKnown).ToList();
        var attributes = ControlAttributes(control, sentences.Count > 0, output);

        output.TagName = control.IsGroup ? "fieldset" : "div";
        output.Attributes.Clear();
        output.Attributes.SetAttribute("class", Classes(control, sentences.Count > 0));
        output.TagMode = TagMode.StartTagAndEndTag;
        var body = output.Content;
        if (control.IsCheckbox)
            body.AppendHtml("<div class=\"form-check\">").AppendHtml(control.Render(attributes));
        body.AppendHtml(LabelFor(control));
        if (Hint is not null)
            body.AppendHtml(
                Paragraph("field-hint", $"{control.Id}-aide", new StringHtmlContent(FrenchSpaces.Keep(words[Hint])))
            );
        if (control.IsCheckbox)
            body.AppendHtml("</div>");
        foreach (var sentence in sentences)
            body.AppendHtml(Error(control, sentence));
        if (!control.IsCheckbox)
            body.AppendHtml(control.Render(attributes));
        body.AppendHtml(more);
    }

    Dictionary<string, object?> ControlAttributes(FieldControl control, bool invalid, TagHelperOutput output)
    {
        var attributes = output.Attributes.ToDictionary(a => a.Name, a => (object?)a.Value, StringComparer.Ordinal);
        var described = new List<string>();
        if (Hint is not null)
            described.Add($"{control.Id}-aide");
        if (invalid)
        {
            described.Add($"{control.Id}-refus");
            attributes["aria-invalid"] = "true";
        }

        if (described.Count > 0)
            attributes["aria-describedby"] = string.Join(' ', described);
        if (!string.IsNullOrEmpty(Autocomplete))
            attributes["autocomplete"] = Autocomplete;
        if (Autofocus)
            attributes["autofocus"] = "autofocus";
        return attributes;
    }

    SelectListItem Translated(SelectListItem item) =>
        words.IsFrench
            ? item
            : new(words[item.Text], item.Value ?? item.Text, item.Selected, item.Disabled) { Group = item.Group };

    string Classes(FieldControl control, bool invalid) =>
        string.Join(
            ' ',
            new[]
            {
                "field",
                string.IsNullOrEmpty(Width) ? null : $"field-{Width}",
                control.IsGroup ? "field-group" : null,
                invalid ? "field-invalid" : null,
            }.Where(c => c is not null)
        );

    TagBuilder LabelFor(FieldControl control)
    {
        var label = new TagBuilder(control.IsGroup ? "legend" : "label");
        label.AddCssClass(control.IsCheckbox ? "form-check-label" : "field-label");
        if (!control.IsGroup)
            label.Attributes["for"] = control.Id;
        label.InnerHtml.Append(words[Label]);
        if (Optional)
        {
            var optional = new TagBuilder("span");
            optional.AddCssClass("field-optional");
            optional.InnerHtml.Append(words["(facultatif)"]);
            label.InnerHtml.Append(" ").AppendHtml(optional);
        }

        return label;
    }

    TagBuilder Error(FieldControl control, string sentence)
    {
        var content = new HtmlContentBuilder()
            .AppendHtml(icons.Svg("exclamation-triangle-fill"))
            .AppendHtml("<span class=\"visually-hidden\">")
            .Append(words["À corriger :"])
            .AppendHtml(" </span>")
            .Append(sentence);
        return Paragraph("field-error", $"{control.Id}-refus", content);
    }

    static TagBuilder Paragraph(string kind, string id, IHtmlContent content)
    {
        var paragraph = new TagBuilder("p");
        paragraph.AddCssClass(kind);
        paragraph.Attributes["id"] = id;
        paragraph.InnerHtml.AppendHtml(content);
        return paragraph;
    }
}
