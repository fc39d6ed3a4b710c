using Parvis.Data;
using Parvis.Features.Requesters;

namespace Parvis.Features.Interpreters;

/// <summary>Somebody, or a service, that speaks for a resident and for the town.</summary>
public sealed class Interpreter : IVersioned
{
    public const int MaxName = 150;
    public const int MaxLanguages = 200;
    public const int MaxPhone = 40;
    public const int MaxEmail = 254;
    public const int MaxNote = 1000;

    public Guid Id { get; private set; } = Guid.NewGuid();

    public string Name { get; private set; } = "";

    public InterpreterKind Kind { get; private set; }

    /// <summary>Codes between semicolons: « ;ar;tr; ».</summary>
    public string Languages { get; private set; } = "";

    public string Phone { get; private set; } = "";

    public string Email { get; private set; } = "";

    /// <summary>When, how long before, by which number to call.</summary>
    public string Hours { get; private set; } = "";

    /// <summary>What it costs, and who pays.</summary>
    public string Cost { get; private set; } = "";

    public bool Active { get; private set; } = true;

    public int Version { get; set; }

    public IReadOnlyList<string> Codes => Languages.Split(';', StringSplitOptions.RemoveEmptyEntries);

    public string InFrench => string.Join(", ", Codes.Select(Requesters.Languages.InFrench));

    public bool Speaks(string language) => Codes.Contains(language, StringComparer.Ordinal);

    public void Edit(InterpreterOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Name))
            throw new RefusedException("Donnez un nom à cet interprète.", nameof(Name));
        var known = Requesters.Languages.All.Select(l => l.Key).ToHashSet(StringComparer.Ordinal);
        var codes = options.Languages.Where(known.Contains).Distinct(StringComparer.Ordinal).ToList();
        if (codes.Count == 0)
            throw new RefusedException("Cochez au moins une langue.", nameof(Languages));
        if (string.IsNullOrWhiteSpace(options.Phone) && string.IsNullOrWhiteSpace(options.Email))
            throw new RefusedException("Donnez un téléphone ou un courriel, pour le joindre.", nameof(Phone));
        Name = options.Name.Trim();
        Kind = options.Kind;
        Languages = $";{string.Join(';', codes)};";
        Phone = options.Phone?.Trim() ?? "";
        Email = options.Email?.Trim() ?? "";
        Hours = options.Hours?.Trim() ?? "";
        Cost = options.Cost?.Trim() ?? "";
        Active = options.Active;
    }
}

public enum InterpreterKind
{
    Agent,
    Sworn,
    Service,
}

public static class InterpreterKinds
{
    public static string InFrench(this InterpreterKind kind) =>
        kind switch
        {
            InterpreterKind.Agent => "Agent de la mairie",
            InterpreterKind.Sworn => "Interprète assermenté",
            InterpreterKind.Service => "Service extérieur, par téléphone ou vidéo",
        };
}

public sealed record InterpreterOptions
{
    public required string Name { get; init; }

    public InterpreterKind Kind { get; init; }

    public required IReadOnlyList<string> Languages { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }

    public string? Hours { get; init; }

    public string? Cost { get; init; }

    public bool Active { get; init; } = true;
}
