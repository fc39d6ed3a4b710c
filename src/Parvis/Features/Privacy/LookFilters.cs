using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;

namespace Parvis.Features.Privacy;

/// <summary>What of the log is wanted, as the address says it.</summary>
public sealed record LookFilters
{
    /// <summary>Public id of a person.</summary>
    public string? Person { get; init; }

    public Guid? Account { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? Until { get; init; }

    public string Address(string? before = null, bool export = false)
    {
        var query = new QueryBuilder();
        Add("handler", export ? "Export" : null);
        Add("usager", Person);
        Add("agent", Account?.ToString());
        Add("du", Day(From));
        Add("au", Day(Until));
        Add("avant", before);
        return PrivacyLinks.Looks + query;

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                query.Add(name, value);
        }
    }

    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
