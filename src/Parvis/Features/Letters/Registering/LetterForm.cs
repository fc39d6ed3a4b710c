using Parvis.Features.Requesters.Choosing;

namespace Parvis.Features.Letters.Registering;

/// <summary>What the mailroom says of a letter; most of it was read by the machine.</summary>
public sealed class LetterForm
{
    public string? Token { get; set; }

    /// <summary>Of the letter as the page showed it.</summary>
    public int Version { get; set; }

    public const string SomebodyElse = "autre";

    /// <summary>Public id of one of the people recognised, or <see cref="SomebodyElse"/>.</summary>
    public string? Known { get; set; }

    public bool IsSomebodyElse => Known is null or SomebodyElse;

    public PersonInput Who { get; set; } = new();

    public PersonInput For { get; set; } = new();

    public DateOnly? ArrivedOn { get; set; }

    public DateOnly? WrittenOn { get; set; }

    public DateOnly? PostmarkedOn { get; set; }

    public string? RegisteredNumber { get; set; }

    /// <summary>Of a request that is there already, and that the letter goes on with.</summary>
    public string? Reference { get; set; }

    public List<LetterAsk> Asks { get; set; } = [new()];

    /// <summary>What it says, for a letter that no machine read.</summary>
    public string? Text { get; set; }
}

/// <summary>One of the requests in a letter.</summary>
public sealed class LetterAsk
{
    public string? Subject { get; set; }

    /// <summary>One of those recognised; empty for another one.</summary>
    public Guid? Known { get; set; }

    public Guid? TopicId { get; set; }

    public string? Place { get; set; }

    public Guid? Topic => Known ?? TopicId;
}
