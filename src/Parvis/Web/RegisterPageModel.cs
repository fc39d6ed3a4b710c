using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Data;

namespace Parvis.Web;

/// <summary>A register: found by words and days on screen, newest first; on paper from its first line to its last.</summary>
public abstract class RegisterPageModel(string address) : PageModel
{
    /// <summary>Twenty sheets: more is asked for by a shorter time.</summary>
    public const int MostPrinted = 1000;

    const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true, Name = "du")]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "au")]
    public DateOnly? Until { get; set; }

    [BindProperty(SupportsGet = true, Name = "imprimer")]
    public bool Printed { get; set; }

    public DateOnly Today { get; protected set; }

    public bool EndsBeforeItBegins => From > Until;

    /// <summary>More lines than are printed at once.</summary>
    public bool IsCut { get; private set; }

    public string? Next { get; private set; }

    public string PrintUrl => UrlWith("imprimer", "true");

    /// <summary>Folded.</summary>
    protected IReadOnlyList<string> Words =>
        Folding.Fold(Query ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>How many lines to read: one more than are shown.</summary>
    protected int Wanted => Most + 1;

    /// <summary>What else is asked, as the address says it.</summary>
    protected abstract IEnumerable<(string Name, string Value)> Also { get; }

    int Most => Printed ? MostPrinted : PageSize;

    /// <param name="found">Newest first, <see cref="Wanted"/> at most.</param>
    /// <param name="place">Where the page after this line goes on.</param>
    protected IReadOnlyList<T> Show<T>(IReadOnlyList<T> found, Func<T, string> place)
    {
        var lines = found.Take(Most).ToList();
        IsCut = Printed && found.Count > Most;
        if (!Printed && found.Count > Most)
            Next = UrlWith("apres", place(lines[^1]));
        if (Printed)
            lines.Reverse();
        return lines;
    }

    string UrlWith(string name, string value)
    {
        var query = new QueryString();
        if (!string.IsNullOrEmpty(Query))
            query = query.Add("q", Query);
        if (From is { } from)
            query = query.Add("du", $"{from:yyyy-MM-dd}");
        if (Until is { } until)
            query = query.Add("au", $"{until:yyyy-MM-dd}");
        foreach (var (also, said) in Also)
            query = query.Add(also, said);
        return address + query.Add(name, value);
    }
}
