using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Parvis.Features.Requesters.Choosing;

/// <summary>How a form asks for somebody; the partial <c>_Person</c> shows it around a <see cref="PersonInput"/>.</summary>
public sealed record PersonField
{
    public required string Label { get; init; }

    public string? Hint { get; init; }

    /// <summary>The button that looks people up without a script posts the form here.</summary>
    public required string LookUrl { get; init; }

    /// <summary>Found for what was typed, when there is no script to show them.</summary>
    public IReadOnlyList<PersonChoice> Choices { get; init; } = [];

    /// <summary>Selector of what the cursor goes to once somebody is chosen.</summary>
    public string? Next { get; init; }

    public bool Autofocus { get; init; }

    /// <summary>Offers to make a sheet for somebody the town hall does not know.</summary>
    public bool MayCreate { get; init; } = true;

    /// <summary>That sheet may be an association's or a company's.</summary>
    public bool MayBeOrganisation { get; init; } = true;

    /// <summary>Hands it to the partial beside the form's refusals.</summary>
    public ViewDataDictionary In(ViewDataDictionary view) => new(view) { [nameof(PersonField)] = this };
}
