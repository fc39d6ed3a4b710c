using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Parvis.Features.Oversight.Board;
using Parvis.Features.Requesters;

namespace Parvis.Features.Oversight.Trends;

/// <summary>Which months, and of what: as the address says it.</summary>
public sealed record TrendFilter
{
    public static readonly int[] Lengths = [6, 12, 24];

    public int Months { get; init; } = 12;

    public Choice? Department { get; init; }

    public Guid? TopicId { get; init; }

    public Channel? Channel { get; init; }

    public static TrendFilter Parse(IQueryCollection query) =>
        new()
        {
            Months =
                int.TryParse(query["mois"], CultureInfo.InvariantCulture, out var months) && Lengths.Contains(months)
                    ? months
                    : 12,
            Department = Choice.Parse(query["service"]),
            TopicId = Guid.TryParse(query["sujet"], out var topic) ? topic : null,
            Channel = Enum.TryParse<Channel>(query["canal"], ignoreCase: true, out var channel) ? channel : null,
        };

    public string Query()
    {
        var query = new QueryBuilder { { "mois", Months.ToString(CultureInfo.InvariantCulture) } };
        if (Department is { } department)
            query.Add("service", department.ToString());
        if (TopicId is { } topic)
            query.Add("sujet", topic.ToString());
        if (Channel is { } channel)
            query.Add("canal", channel.ToString().ToLowerInvariant());
        return query.ToString();
    }
}
