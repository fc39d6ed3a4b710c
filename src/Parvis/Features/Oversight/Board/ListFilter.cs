using Microsoft.AspNetCore.Http.Extensions;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;

namespace Parvis.Features.Oversight.Board;

/// <summary>One number of the board, as an address.</summary>
public sealed record ListFilter(BoardMeasure Measure)
{
    public Choice? Department { get; init; }

    public Choice? Topic { get; init; }

    public Channel? Channel { get; init; }

    public static ListFilter? Parse(IQueryCollection query) =>
        BoardMeasures.Parse(query["quoi"]) is { } measure
            ? new ListFilter(measure)
            {
                Department = Choice.Parse(query["service"]),
                Topic = Choice.Parse(query["sujet"]),
                Channel = Enum.TryParse<Channel>(query["canal"], ignoreCase: true, out var channel) ? channel : null,
            }
            : null;

    public IQueryable<CitizenRequest> Apply(IQueryable<CitizenRequest> requests)
    {
        if (Department is { } department)
            requests = requests.Where(r => r.DepartmentId == department.Id);
        if (Topic is { } topic)
            requests = requests.Where(r => r.TopicId == topic.Id);
        if (Channel is { } channel)
            requests = requests.Where(r => r.Channel == channel);
        return requests;
    }

    public string Query(string? after)
    {
        var query = new QueryBuilder { { "quoi", Measure.Slug() } };
        if (Department is { } department)
            query.Add("service", department.ToString());
        if (Topic is { } topic)
            query.Add("sujet", topic.ToString());
        if (Channel is { } channel)
            query.Add("canal", channel.ToString().ToLowerInvariant());
        if (after is not null)
            query.Add("apres", after);
        return query.ToString();
    }
}

/// <summary>Something chosen, « none » included: « aucun » in the address.</summary>
public readonly record struct Choice(Guid? Id)
{
    const string None = "aucun";

    public static Choice Of(Guid? id) => new(id);

    public static Choice? Parse(string? text) =>
        text == None ? new Choice(null)
        : Guid.TryParse(text, out var id) ? new Choice(id)
        : null;

    public override string ToString() => Id?.ToString() ?? None;
}
