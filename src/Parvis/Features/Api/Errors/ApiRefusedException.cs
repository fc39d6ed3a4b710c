namespace Parvis.Features.Api.Errors;

/// <summary>The API says no, in the caller's language.</summary>
public sealed class ApiRefusedException(ApiError error, Said? detail = null) : Exception(error.Code)
{
    readonly List<(string Field, Said Message)> fields = [];

    public ApiError Error { get; } = error;

    public Said? Detail { get; } = detail;

    public IReadOnlyList<(string Field, Said Message)> Fields => fields;

    public string? WwwAuthenticate { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public ApiRefusedException With(string field, Said message)
    {
        fields.Add((field, message));
        return this;
    }

    public static ApiRefusedException Invalid(string field, string english, string french) =>
        new ApiRefusedException(ApiError.Invalid).With(field, new(english, french));

    public static ApiRefusedException Malformed(string english, string french) =>
        new(ApiError.Malformed, new(english, french));
}
