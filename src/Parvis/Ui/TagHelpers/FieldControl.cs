using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Parvis.Ui.TagHelpers;

/// <summary>The control inside a <c>field</c>, chosen from the property's type.</summary>
sealed class FieldControl(
    IHtmlGenerator generator,
    ViewContext view,
    ModelExpression property,
    string? type,
    int rows,
    IEnumerable<SelectListItem>? items
)
{
    public string FullName { get; } = view.ViewData.TemplateInfo.GetFullHtmlFieldName(property.Name);

    public string Id => TagBuilder.CreateSanitizedId(FullName, generator.IdAttributeDotReplacement);

    public bool IsCheckbox => type is null && items is null && property.Metadata.UnderlyingOrModelType == typeof(bool);

    public bool IsGroup => items is not null && type is "radio" or "checkboxes";

    public IHtmlContent Render(IDictionary<string, object?> attributes)
    {
        if (IsGroup)
            return FieldChoices.Render(Id, FullName, Current(), items!, type == "radio", attributes);
        if (IsCheckbox)
            return Checkbox(attributes);
        attributes.TryGetValue("class", out var more);
        attributes["class"] = $"{(items is null ? "form-control" : "form-select")} {more}".TrimEnd();
        if (items is not null)
            return Select(attributes);
        var dataType = property.Metadata.DataTypeName;
        if (rows > 0 || dataType == nameof(DataType.MultilineText))
            return generator.GenerateTextArea(
                view,
                property.ModelExplorer,
                property.Name,
                rows > 0 ? rows : 4,
                columns: 0,
                attributes
            );
        return Input(dataType, attributes);
    }

    TagBuilder Input(string? dataType, IDictionary<string, object?> attributes)
    {
        var (inputType, format) = Kind(property.Metadata.UnderlyingOrModelType, dataType);
        attributes["type"] = type ?? inputType;
        if (IsWhole(property.Metadata.UnderlyingOrModelType))
            attributes.TryAdd("inputmode", "numeric");
        if ((type ?? inputType) == "password")
            return generator.GeneratePassword(view, property.ModelExplorer, property.Name, value: null, attributes);
        return generator.GenerateTextBox(
            view,
            property.ModelExplorer,
            property.Name,
            property.Model,
            format,
            attributes
        );
    }

    static (string Type, string? Format) Kind(Type model, string? dataType) =>
        dataType switch
        {
            nameof(DataType.EmailAddress) => ("email", null),
            nameof(DataType.PhoneNumber) => ("tel", null),
            nameof(DataType.Password) => ("password", null),
            nameof(DataType.Url) => ("url", null),
            _ when model == typeof(DateOnly) => ("date", "{0:yyyy-MM-dd}"),
            _ when model == typeof(DateTime) => ("datetime-local", "{0:yyyy-MM-ddTHH:mm}"),
            _ when model == typeof(TimeOnly) => ("time", "{0:HH:mm}"),
            _ when typeof(IFormFile).IsAssignableFrom(model) => ("file", null),
            _ => ("text", null),
        };

    static bool IsWhole(Type model) => model == typeof(int) || model == typeof(long) || model == typeof(short);

    HtmlContentBuilder Checkbox(IDictionary<string, object?> attributes)
    {
        attributes["class"] = "form-check-input";
        // What was sent instead of yes or no would be read again, and fail.
        var name = view.ViewData.TemplateInfo.GetFullHtmlFieldName(property.Name);
        if (
            view.ViewData.ModelState.TryGetValue(name, out var sent)
            && !bool.TryParse(sent.AttemptedValue?.Split(',')[0], out _)
        )
            view.ViewData.ModelState.SetModelValue(name, "false", "false");
        return (HtmlContentBuilder)
            new HtmlContentBuilder()
                .AppendHtml(
                    generator.GenerateCheckBox(
                        view,
                        property.ModelExplorer,
                        property.Name,
                        property.Model as bool?,
                        attributes
                    )
                )
                .AppendHtml(generator.GenerateHiddenForCheckbox(view, property.ModelExplorer, property.Name));
    }

    TagBuilder Select(IDictionary<string, object?> attributes)
    {
        var multiple = property.Metadata.IsEnumerableType;
        return generator.GenerateSelect(
            view,
            property.ModelExplorer,
            optionLabel: null,
            property.Name,
            items!,
            generator.GetCurrentValues(view, property.ModelExplorer, property.Name, multiple),
            multiple,
            attributes
        );
    }

    ICollection<string> Current() =>
        generator.GetCurrentValues(view, property.ModelExplorer, property.Name, property.Metadata.IsEnumerableType)
        ?? items!.Where(i => i.Selected).Select(i => i.Value ?? i.Text).ToList();
}
