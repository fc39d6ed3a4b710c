using Parvis.Data;

namespace Parvis.Features.Announcements;

/// <summary>Something the town tells everybody for a time: a closure, a strike, works, a late collection.</summary>
public sealed class Announcement : IVersioned
{
    public const int MaxTitle = 120;
    public const int MaxText = 1000;
    public const int MaxBy = 200;

    public Guid Id { get; private set; } = Guid.NewGuid();

    public string Title { get; private set; } = "";

    public string Text { get; private set; } = "";

    /// <summary>It changes what residents were going to do today.</summary>
    public bool IsUrgent { get; private set; }

    public DateTime From { get; private set; }

    public DateTime Until { get; private set; }

    /// <summary>Above the pages of residents.</summary>
    public bool OnSite { get; private set; } = true;

    /// <summary>On the screens of waiting rooms, and read by the switchboard while one waits.</summary>
    public bool WhileWaiting { get; private set; } = true;

    public string By { get; private set; } = "";

    public int Version { get; set; }

    public void Edit(AnnouncementOptions options, string by)
    {
        if (string.IsNullOrWhiteSpace(options.Title))
            throw new RefusedException("Écrivez ce qui est annoncé.", nameof(Title));
        if (options.Title.Trim().Length > MaxTitle)
            throw new RefusedException(
                $"Le titre tient en {MaxTitle} caractères : mettez le reste dans le texte.",
                nameof(Title)
            );
        if (options.Text?.Length > MaxText)
            throw new RefusedException($"Le texte tient en {MaxText} caractères.", nameof(Text));
        if (options.From is not { } from)
            throw new RefusedException("Dites à partir de quand.", nameof(From));
        if (options.Until is not { } until)
            throw new RefusedException(
                "Dites jusqu'à quand : une annonce oubliée fait perdre confiance.",
                nameof(Until)
            );
        if (until <= from)
            throw new RefusedException("La fin doit suivre le début.", nameof(Until));
        if (!options.OnSite && !options.WhileWaiting)
            throw new RefusedException("Choisissez au moins un endroit.", nameof(OnSite));
        (Title, Text, IsUrgent) = (options.Title.Trim(), options.Text?.Trim() ?? "", options.IsUrgent);
        (From, Until, OnSite, WhileWaiting) = (from, until, options.OnSite, options.WhileWaiting);
        By = by.CutTo(MaxBy);
    }

    public bool IsCurrent(DateTime now) => From <= now && now < Until;

    /// <summary>It is over before its time.</summary>
    public void End(DateTime now)
    {
        if (Until > now)
            Until = now > From ? now : From;
    }
}

/// <summary>What an announcement says, as somebody typed it; moments in UTC.</summary>
public sealed record AnnouncementOptions
{
    public string? Title { get; init; }

    public string? Text { get; init; }

    public bool IsUrgent { get; init; }

    public DateTime? From { get; init; }

    public DateTime? Until { get; init; }

    public bool OnSite { get; init; }

    public bool WhileWaiting { get; init; }
}
