using Parvis.Ui;

namespace Parvis.Features.Progress;

/// <summary>What a resident is told while their request is handled, in words of every day.</summary>
public static class ProgressText
{
    public static string Subject(string reference) => $"Votre demande {reference} : où elle en est";

    /// <summary>Null when nothing of it is still worth telling.</summary>
    public static string? Write(ProgressFacts facts)
    {
        var news = Sentences(facts).ToList();
        return news.Count == 0
            ? null
            : $"{facts.Salutation},\n\n{Opening(facts)}\n\n{string.Join("\n\n", news)}\n\nBien à vous,";
    }

    static string Opening(ProgressFacts facts) =>
        $"Voici des nouvelles de votre demande {facts.Reference}, reçue le {facts.ReceivedOn.InFull()}.";

    static IEnumerable<string> Sentences(ProgressFacts facts)
    {
        if (facts.Steps.HasFlag(ProgressSteps.Done))
        {
            yield return "C'est fait : ce que vous avez demandé est réglé, et votre demande est close. S'il reste quelque chose à faire, dites-le-nous en rappelant cette référence.";
            yield break;
        }

        if (facts.Steps.HasFlag(ProgressSteps.Late) && facts.DueOn is { } missed && missed < facts.Today)
            yield return $"Nous devions vous répondre avant le {missed.InFull()} et ce n'est pas encore fait. Nous vous en demandons pardon : le responsable du service est prévenu.";
        if (facts.Steps.HasFlag(ProgressSteps.Taken) && facts.Department.Length > 0)
            yield return $"Elle est entre les mains du service {facts.Department}.";
        if (facts.Steps.HasFlag(ProgressSteps.Planned))
            yield return facts.PlannedOn is { } day && day >= facts.Today
                ? $"Une intervention est prévue le {day.InFull()}."
                : "L'intervention qui était prévue n'aura pas lieu ce jour-là. Nous vous en dirons plus dès qu'une autre date sera connue.";
        if (
            (facts.Steps & (ProgressSteps.Taken | ProgressSteps.Later)) != ProgressSteps.None
            && facts.DueOn is { } due
            && due >= facts.Today
        )
            yield return facts.Steps.HasFlag(ProgressSteps.Later)
                ? $"Nous pensons maintenant vous répondre au plus tard le {due.InFull()}."
                : $"Nous pensons vous répondre au plus tard le {due.InFull()}.";
    }
}

/// <summary>What the message is written from: the request as it is when it leaves.</summary>
public sealed record ProgressFacts
{
    public required ProgressSteps Steps { get; init; }

    public required string Reference { get; init; }

    public required string Salutation { get; init; }

    public required string Department { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>What the town promises; null when it waits for somebody.</summary>
    public required DateOnly? DueOn { get; init; }

    public required DateOnly? PlannedOn { get; init; }
}
