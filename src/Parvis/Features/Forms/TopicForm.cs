using Parvis.Data;

namespace Parvis.Features.Forms;

/// <summary>
/// The form of a topic: the one that is being composed, and which version residents answer. A topic without one, or with none
/// published, has the standard form.
/// </summary>
public sealed class TopicForm : IVersioned
{
    public const int MaxBy = 200;

    TopicForm() { }

    public TopicForm(Guid topicId) => TopicId = topicId;

    public long Id { get; private set; }

    public Guid TopicId { get; private set; }

    /// <summary>Questions of the one that is being composed; see <see cref="FormText"/>.</summary>
    public string Working { get; private set; } = "";

    public DateTime ChangedAt { get; private set; }

    public string ChangedBy { get; private set; } = "";

    /// <summary>Of the version residents answer; null for the standard form.</summary>
    public int? Published { get; private set; }

    public int Version { get; set; }

    /// <summary>What was being composed when a published version took its place; null once composing went on.</summary>
    public string? Replaced { get; private set; }

    public void Compose(FormDefinition form, DateTime at, string by) =>
        (Working, Replaced, ChangedAt, ChangedBy) = (FormText.Write(form), null, at, by.CutTo(MaxBy));

    /// <summary>Composing goes on from a version that was published; what was being composed can still come back.</summary>
    public void TakeUp(TopicFormVersion version, DateTime at, string by)
    {
        if (version.Questions == Working)
            return;
        (Working, Replaced, ChangedAt, ChangedBy) = (version.Questions, Working, at, by.CutTo(MaxBy));
    }

    public void UndoTakeUp(DateTime at, string by)
    {
        if (Replaced is not { } before)
            throw new RefusedException("Il n'y a plus rien à annuler : le formulaire a changé depuis.");
        (Working, Replaced, ChangedAt, ChangedBy) = (before, null, at, by.CutTo(MaxBy));
    }

    /// <returns>What residents answer from now on.</returns>
    /// <param name="number">The one after the last.</param>
    /// <param name="at">Now.</param>
    /// <param name="by">Who.</param>
    /// <exception cref="RefusedException">It cannot be asked as it is.</exception>
    public TopicFormVersion Publish(int number, DateTime at, string by)
    {
        FormText.Read(Working).Checked();
        (Published, Replaced) = (number, null);
        return new TopicFormVersion
        {
            TopicId = TopicId,
            Number = number,
            Questions = Working,
            At = at,
            By = by.CutTo(MaxBy),
        };
    }

    /// <summary>Residents answer the standard form again.</summary>
    public void Withdraw() => Published = null;
}

/// <summary>A form as residents answered it: never changes.</summary>
public sealed class TopicFormVersion
{
    public long Id { get; private set; }

    public required Guid TopicId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required string Questions { get; init; }

    public required DateTime At { get; init; }

    public required string By { get; init; }
}
