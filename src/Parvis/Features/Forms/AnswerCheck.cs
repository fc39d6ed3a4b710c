using System.Globalization;
using Parvis.Data;
using Parvis.Features.Requesters.Contacts;

namespace Parvis.Features.Forms;

/// <summary>Reads what was typed to a question: put in order, or why it does not do.</summary>
public static class AnswerCheck
{
    public const int MaxLine = 200;
    public const int MaxParagraph = 5000;
    public const int MostPeople = 20;
    public const int MaxPerson = 120;

    /// <summary>Signs between the digits included.</summary>
    const int MaxPhone = 40;

    /// <summary>Nobody counts further.</summary>
    const int MaxNumber = 1_000_000_000;

    public const int MostFiles = 10;

    static readonly string[] DateForms = ["yyyy-MM-dd", "d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "d M yyyy"];

    /// <param name="question">Whose answer it is; not one about files, whose bytes are kept elsewhere.</param>
    /// <param name="typed">As the form sends it; several only where several may be chosen.</param>
    /// <param name="today">In the town.</param>
    /// <returns>The answer as it is kept, empty when there is none; else the problem.</returns>
    public static (IReadOnlyList<string> Answer, FormProblem? Problem) Read(
        FormQuestion question,
        IReadOnlyList<string?> typed,
        DateOnly today
    )
    {
        var said = typed.Select(t => Tidy(t, question.Kind)).Where(t => t.Length > 0).ToList();
        if (said.Count == 0)
            return ([], question.Required ? Missing(question) : null);
        return question.Kind switch
        {
            QuestionKind.Line or QuestionKind.Place => Text(question, said[0], MaxLine),
            QuestionKind.Paragraph => Text(question, said[0], MaxParagraph),
            QuestionKind.YesNo or QuestionKind.OneChoice => Chosen(question, said[..1]),
            QuestionKind.SeveralChoices => Chosen(question, said),
            QuestionKind.Date => Day(question, said[0], today),
            QuestionKind.Number => Whole(question, said[0]),
            QuestionKind.Email => said[0].Length <= MaxLine && EmailKey.IsValid(said[0])
                ? Kept(said[0])
                : Wrong(question, "Écrivez une adresse de courriel complète, par exemple nom@exemple.fr."),
            QuestionKind.Phone => said[0].Length <= MaxPhone && PhoneNumber.CanBeCalled(said[0])
                ? Kept(said[0])
                : Wrong(question, "Écrivez un numéro de téléphone complet, par exemple 02 40 11 22 33."),
            QuestionKind.People => People(question, said),
            QuestionKind.Files => throw new ArgumentException("Files are kept with their bytes.", nameof(question)),
            _ => throw new ArgumentOutOfRangeException(nameof(question), question.Kind, null),
        };
    }

    /// <summary>What no form can ask more of; null where there is no such limit.</summary>
    public static int? MostOf(QuestionKind kind) =>
        kind switch
        {
            QuestionKind.Line => MaxLine,
            QuestionKind.Paragraph => MaxParagraph,
            QuestionKind.People => MostPeople,
            QuestionKind.Files => MostFiles,
            _ => null,
        };

    /// <summary>It must be answered, and is not.</summary>
    public static FormProblem Missing(FormQuestion question) => new(question.Key, WhatIsMissing(question.Kind));

    static string WhatIsMissing(QuestionKind kind) =>
        kind switch
        {
            QuestionKind.YesNo => "Choisissez oui ou non.",
            QuestionKind.OneChoice => "Choisissez une réponse.",
            QuestionKind.SeveralChoices => "Choisissez au moins une réponse.",
            QuestionKind.Date => "Donnez une date.",
            QuestionKind.Files => "Ajoutez au moins un fichier.",
            _ => "Écrivez votre réponse.",
        };

    static string Tidy(string? typed, QuestionKind kind) =>
        kind is QuestionKind.Paragraph or QuestionKind.People ? Lines(typed) : OneLine(typed);

    /// <summary>Without signs that nobody sees, which would hide an empty answer.</summary>
    public static string Lines(string? typed) =>
        string.Concat(
                (typed ?? "")
                    .ReplaceLineEndings("\n")
                    .Replace('\t', ' ')
                    .Where(c =>
                        c == '\n'
                        || char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format)
                    )
            )
            .Trim();

    public static string OneLine(string? typed) => Lines(typed).Replace('\n', ' ');

    static (IReadOnlyList<string>, FormProblem?) Text(FormQuestion question, string text, int longest)
    {
        var most = Math.Min(question.Most ?? longest, longest);
        if (text.Length > most)
            return Wrong(question, "Votre réponse compte {0} caractères : raccourcissez-la à {1}.", text.Length, most);
        return question.Least is { } least && text.Length < least
            ? Wrong(question, "Votre réponse doit compter au moins {0} caractères.", least)
            : Kept(text);
    }

    static (IReadOnlyList<string>, FormProblem?) Chosen(FormQuestion question, IReadOnlyList<string> said) =>
        said.All(s => question.Offered.Contains(s, StringComparer.Ordinal))
            ? ([.. question.Offered.Where(o => said.Contains(o, StringComparer.Ordinal))], null)
            : Wrong(question, "Choisissez parmi les réponses proposées.");

    static (IReadOnlyList<string>, FormProblem?) Day(FormQuestion question, string said, DateOnly today)
    {
        if (
            !DateOnly.TryParseExact(said, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || day.Year is < 1880 or > 2200
        )
            return Wrong(question, "Écrivez une date qui existe, par exemple 27/3/2027.");
        var (first, last) = (today.AddDays(question.Least ?? 0), today.AddDays(question.Most ?? 0));
        if (question.Least is not null && day < first)
            return Wrong(question, "Donnez une date à partir du {0}.", Shown(first));
        if (question.Most is not null && day > last)
            return Wrong(question, "Donnez une date jusqu'au {0}.", Shown(last));
        return Kept(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    static string Shown(DateOnly day) => day.ToString("d/M/yyyy", CultureInfo.InvariantCulture);

    static (IReadOnlyList<string>, FormProblem?) Whole(FormQuestion question, string said)
    {
        var digits = string.Concat(said.Where(c => !char.IsWhiteSpace(c)));
        if (!int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return digits.TrimStart('+') is { Length: > 0 } only && only.All(char.IsAsciiDigit)
                ? Wrong(question, "Écrivez un nombre d'au plus {0}.", question.Most ?? MaxNumber)
                : Wrong(question, "Écrivez un nombre entier, en chiffres.");
        if (number > MaxNumber)
            return Wrong(question, "Écrivez un nombre d'au plus {0}.", question.Most ?? MaxNumber);
        if (question.Least is { } least && number < least)
            return Wrong(question, "Écrivez un nombre d'au moins {0}.", least);
        if (question.Most is { } most && number > most)
            return Wrong(question, "Écrivez un nombre d'au plus {0}.", most);
        return Kept(number.ToString(CultureInfo.InvariantCulture));
    }

    static (IReadOnlyList<string>, FormProblem?) People(FormQuestion question, IReadOnlyList<string> said)
    {
        var people = said.SelectMany(s =>
                s.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            )
            .ToList();
        var most = Math.Min(question.Most ?? MostPeople, MostPeople);
        if (people.Count > most)
            return Wrong(question, "Vous avez écrit {0} personnes : {1} au plus.", people.Count, most);
        if (question.Least is { } least && people.Count < least)
            return Wrong(question, "Écrivez au moins {0} personnes, une par ligne.", least);
        return people.Find(p => p.Length > MaxPerson) is not null
            ? Wrong(question, "Écrivez une personne par ligne, en {0} caractères au plus.", MaxPerson)
            : (people, null);
    }

    static (IReadOnlyList<string>, FormProblem?) Kept(string answer) => ([answer], null);

    static (IReadOnlyList<string>, FormProblem?) Wrong(
        FormQuestion question,
        string sentence,
        params IReadOnlyList<object> values
    ) => ([], new FormProblem(question.Key, sentence, values));
}
