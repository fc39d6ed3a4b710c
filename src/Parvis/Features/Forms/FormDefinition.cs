using Parvis.Data;

namespace Parvis.Features.Forms;

/// <summary>The questions of a form, in order.</summary>
public sealed record FormDefinition(IReadOnlyList<FormQuestion> Questions)
{
    public const int MaxQuestions = 60;

    /// <summary>From today, of a date.</summary>
    const int MostDays = 36_500;

    /// <summary>More are asked one on a page.</summary>
    const int OnOnePage = 3;

    public FormQuestion? Find(string key) => Questions.FirstOrDefault(q => q.Key == key);

    /// <summary>Those that are asked of whoever has answered so far.</summary>
    public IEnumerable<FormQuestion> Asked(FormAnswers answers)
    {
        var asked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var question in Questions)
        {
            if (
                question.OnlyIf is { } only
                && !(asked.Contains(only.Key) && answers.Of(only.Key).Contains(only.Answer, StringComparer.Ordinal))
            )
                continue;
            asked.Add(question.Key);
            yield return question;
        }
    }

    /// <summary>One question earlier or later.</summary>
    public FormDefinition Moved(string key, int by)
    {
        var questions = Questions.ToList();
        var from = questions.FindIndex(q => q.Key == key);
        var to = from + by;
        if (from < 0 || to < 0 || to >= questions.Count)
            return this;
        (questions[from], questions[to]) = (questions[to], questions[from]);
        return this with { Questions = questions };
    }

    /// <summary>A question in the place of the one that has its key; at the end when none has.</summary>
    public FormDefinition With(FormQuestion question) =>
        Find(question.Key) is null
            ? this with
            {
                Questions = [.. Questions, question],
            }
            : this with
            {
                Questions = [.. Questions.Select(q => q.Key == question.Key ? question : q)],
            };

    /// <summary>Page by page, as they are asked of whoever has answered so far.</summary>
    public IReadOnlyList<IReadOnlyList<FormQuestion>> Pages(FormAnswers answers)
    {
        var asked = Asked(answers).ToList();
        // A condition between two questions of one page would need a script to be seen.
        return Questions.Count <= OnOnePage && Questions.All(q => q.OnlyIf is null)
            ? asked.Count == 0
                ? []
                : [asked]
            : [.. asked.Select(q => (IReadOnlyList<FormQuestion>)[q])];
    }

    /// <exception cref="RefusedException">It cannot be asked as it is.</exception>
    public FormDefinition Checked()
    {
        if (Questions.Count == 0)
            throw new RefusedException("Un formulaire pose au moins une question.");
        if (Questions.Count > MaxQuestions)
            throw new RefusedException($"Un formulaire pose {MaxQuestions} questions au plus.");
        var before = new Dictionary<string, FormQuestion>(StringComparer.Ordinal);
        foreach (var (place, question) in Questions.Index())
        {
            Check(question, $"Questions[{place}]", before);
            if (!before.TryAdd(question.Key, question))
                throw new RefusedException("Deux questions portent la même clé.", $"Questions[{place}].Label");
        }

        return this;
    }

    static void Check(FormQuestion question, string field, Dictionary<string, FormQuestion> before)
    {
        if (string.IsNullOrWhiteSpace(question.Label))
            throw new RefusedException("Écrivez la question.", $"{field}.Label");
        if (question.Label.Length > FormQuestion.MaxLabel)
            throw new RefusedException(
                $"Une question tient en {FormQuestion.MaxLabel} caractères : mettez le reste dans l'aide.",
                $"{field}.Label"
            );
        if (question.Hint.Length > FormQuestion.MaxHint)
            throw new RefusedException($"Une aide tient en {FormQuestion.MaxHint} caractères.", $"{field}.Hint");
        if (question.Kind is QuestionKind.OneChoice or QuestionKind.SeveralChoices)
            CheckChoices(question, field);
        if (question.Least > question.Most)
            throw new RefusedException("« Au moins » dépasse « au plus ».", $"{field}.Least");
        if (
            question.Kind is not (QuestionKind.Date or QuestionKind.Number)
            && (question.Least < 0 || question.Most < 1)
        )
            throw new RefusedException("Ces limites sont des nombres positifs.", $"{field}.Most");
        if (
            question.Kind == QuestionKind.Date
            && (question.Least is < -MostDays or > MostDays || question.Most is < -MostDays or > MostDays)
        )
            throw new RefusedException("Comptez en jours : cent ans au plus.", $"{field}.Least");
        if (question.Least > AnswerCheck.MostOf(question.Kind))
            throw new RefusedException(
                $"Personne ne peut répondre autant : {AnswerCheck.MostOf(question.Kind)} au plus.",
                $"{field}.Least"
            );
        if (question.OnlyIf is not { } only)
            return;
        if (!before.TryGetValue(only.Key, out var asked) || !asked.Kind.Offers())
            throw new RefusedException(
                "Une question dépend d'un choix fait avant elle : choisissez une question à choix placée plus haut.",
                $"{field}.OnlyIf"
            );
        if (!asked.Offered.Contains(only.Answer, StringComparer.Ordinal))
            throw new RefusedException(
                $"« {only.Answer} » n'est plus une réponse de « {asked.Label} ».",
                $"{field}.OnlyIf"
            );
    }

    static void CheckChoices(FormQuestion question, string field)
    {
        if (question.Choices.Count < 2)
            throw new RefusedException("Une liste offre au moins deux choix, un par ligne.", $"{field}.Choices");
        if (question.Choices.Count > FormQuestion.MaxChoices)
            throw new RefusedException($"Une liste offre {FormQuestion.MaxChoices} choix au plus.", $"{field}.Choices");
        if (question.Choices.Any(c => c.Length > FormQuestion.MaxChoice))
            throw new RefusedException($"Un choix tient en {FormQuestion.MaxChoice} caractères.", $"{field}.Choices");
        if (question.Choices.Select(Folding.Fold).Distinct().Count() < question.Choices.Count)
            throw new RefusedException("Deux choix disent la même chose.", $"{field}.Choices");
    }
}
