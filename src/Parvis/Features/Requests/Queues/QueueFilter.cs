using Microsoft.AspNetCore.Http.Extensions;

namespace Parvis.Features.Requests.Queues;

/// <summary>What narrows a queue, in words, as the address says it: « statut=en-cours&amp;canal=courrier ».</summary>
public sealed record QueueFilter
{
    public string? Status { get; init; }

    public string? Topic { get; init; }

    public string? Channel { get; init; }

    public string? Agent { get; init; }

    public string? Department { get; init; }

    public bool Late { get; init; }

    public bool IsEmpty => this == new QueueFilter();

    public static QueueFilter Read(IQueryCollection query)
    {
        return new QueueFilter
        {
            Status = Word("statut"),
            Topic = Word("sujet"),
            Channel = Word("canal"),
            Agent = Word("agent"),
            Department = Word("service"),
            Late = Word("retard") == "oui",
        };

        string? Word(string name) => query[name].FirstOrDefault(v => !string.IsNullOrWhiteSpace(v))?.Trim();
    }

    /// <summary>The filter in an address, with one more word when paging.</summary>
    public string In(string path, string? name = null, string? value = null)
    {
        var query = new QueryBuilder();
        Add("statut", Status);
        Add("sujet", Topic);
        Add("canal", Channel);
        Add("agent", Agent);
        Add("service", Department);
        Add("retard", Late ? "oui" : null);
        if (name is not null)
            Add(name, value);
        return path + query.ToQueryString();

        void Add(string key, string? word)
        {
            if (word is not null)
                query.Add(key, word);
        }
    }
}
