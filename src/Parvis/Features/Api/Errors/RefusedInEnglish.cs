using System.Text.Json;
using Parvis.Data;

namespace Parvis.Features.Api.Errors;

/// <summary>
/// The rules of the town speak French and name the fields of forms: here they name those of the JSON, and the English
/// sentence says what the field takes, with the rule's own words behind.
/// </summary>
static class RefusedInEnglish
{
    static readonly Dictionary<string, (string Field, string English)> Known = new(StringComparer.Ordinal)
    {
        ["TopicId"] = ("topicId", "This topic does not exist or is no longer offered."),
        ["Text"] = ("text", "Say in a few words what it is about: a text, a subject or a topic is needed."),
        ["Words"] = ("text", "These words are refused."),
        ["Subject"] = ("subject", "The subject is one line of at most 200 characters."),
        ["Place"] = ("place", "The place is one line of at most 300 characters."),
        ["ReceivedOn"] = ("receivedOn", "A day that is not in the future and less than a year ago."),
        ["ReceivedAt"] = ("receivedOn", "A day that is not in the future and less than a year ago."),
        ["Uploads"] = ("files", "This file is refused: it is empty, too large, or of a kind that is not accepted."),
        ["Body"] = ("text", "This text is too long."),
        ["Who.Text"] = ("requester.id", "Nobody is known by this id."),
        ["Who.ContactKind"] = ("requester", "A contact detail has at most 300 characters."),
        ["For.ContactKind"] = ("onBehalfOf", "A contact detail has at most 300 characters."),
        ["For.Text"] = ("onBehalfOf.id", "Nobody is known by this id, or it is the requester again."),
    };

    public static ApiRefusedException Refusal(RefusedException refused)
    {
        var (field, english) = Of(refused.Field);
        return field.Length == 0
            ? new ApiRefusedException(ApiError.Invalid, new($"{english} « {refused.Message} »", refused.Message))
            : new ApiRefusedException(ApiError.Invalid).With(
                field,
                new($"{english} « {refused.Message} »", refused.Message)
            );
    }

    static (string Field, string English) Of(string? field)
    {
        if (string.IsNullOrEmpty(field))
            return ("", "A rule of the town refuses it.");
        if (Known.TryGetValue(field, out var known))
            return known;
        var parts = field.Split('.');
        var first = parts[0] switch
        {
            "Who" => "requester",
            "For" => "onBehalfOf",
            var other => JsonNamingPolicy.CamelCase.ConvertName(other),
        };
        var path = parts.Length == 1 ? first : $"{first}.{JsonNamingPolicy.CamelCase.ConvertName(parts[1])}";
        return (path, "This value is refused.");
    }
}
