namespace Parvis.Features.Api.Errors;

/// <summary>The API says no, in the caller's language.</summary>
public sealed class ApiRefusal(ApiError error, Said? detail = null) : Exception(error.Code)
{
    readonly List<(string Field, Said Message)> fields = [];

    public ApiError Error { get; } = error;

    public Said? Detail { get; } = detail;

    public IReadOnlyList<(string Field, Said Message)> Fields => fields;

    public string? WwwAuthenticate { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public ApiRefusal With(string field, Said message)
    {
        fields.Add((field, message));
        return this;
    }

    public static ApiRefusal Invalid(string field, string english, string french) =>
        new ApiRefusal(ApiError.Invalid).With(field, new(english, french));

    public static ApiRefusal Malformed(string english, string french) => new(ApiError.Malformed, new(english, french));
}
