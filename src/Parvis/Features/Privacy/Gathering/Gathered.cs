using Parvis.Features.Requests;

namespace Parvis.Features.Privacy.Gathering;

/// <summary>All that is held on somebody, part by part, in the order it is read.</summary>
public sealed class Gathered
{
    readonly List<HeldPart> parts = [];

    public IReadOnlyList<HeldPart> Parts => parts;

    /// <summary>Requests that a circle has not shown yet.</summary>
    public int Unseen { get; set; }

    public void Add(string part, HeldItem item)
    {
        var found = parts.Find(p => p.Title == part);
        if (found is null)
            parts.Add(found = new HeldPart(part));
        found.Items.Add(item);
    }
}

public sealed record HeldPart(string Title)
{
    public List<HeldItem> Items { get; } = [];
}

/// <summary>One thing held: a sheet, a message, a note, a file, an entry of a history.</summary>
public sealed record HeldItem
{
    /// <summary>Stable, so that what was decided about it is found again.</summary>
    public required string Key { get; init; }

    public required string Title { get; init; }

    public DateTime? At { get; init; }

    public IReadOnlyList<HeldFact> Facts { get; init; } = [];

    public string Text { get; init; } = "";

    public RequestFile? File { get; init; }

    /// <summary>Somebody said or wrote it: it can be withheld as a whole.</summary>
    public bool CanBeWithheld { get; init; }
}

public sealed record HeldFact(string Label, string Value);
