using Parvis.Features.Requesters;

namespace Parvis.Features.Intake;

/// <summary>Who asks, as a form says it: somebody chosen from the list, or the few words a new sheet takes.</summary>
public sealed class PersonInput
{
    /// <summary>What was typed to look for the person.</summary>
    public string? Text { get; set; }

    /// <summary>Public id of the one chosen.</summary>
    public string? Id { get; set; }

    public string? LastName { get; set; }

    public string? FirstName { get; set; }

    public string? Phone { get; set; }

    public string? Email { get; set; }

    public bool IsNew =>
        string.IsNullOrWhiteSpace(Id) && !(string.IsNullOrWhiteSpace(LastName) && string.IsNullOrWhiteSpace(FirstName));

    public bool IsEmpty => string.IsNullOrWhiteSpace(Id) && !IsNew && string.IsNullOrWhiteSpace(Text);
}
