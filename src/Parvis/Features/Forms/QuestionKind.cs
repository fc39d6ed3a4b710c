namespace Parvis.Features.Forms;

/// <summary>What a question wants.</summary>
public enum QuestionKind
{
    /// <summary>One line.</summary>
    Line,

    /// <summary>Several lines.</summary>
    Paragraph,

    YesNo,

    OneChoice,

    SeveralChoices,

    Date,

    /// <summary>A whole number.</summary>
    Number,

    Email,

    Phone,

    /// <summary>A place: an address, a street, what is near.</summary>
    Place,

    /// <summary>One file or several.</summary>
    Files,

    /// <summary>Names, one a line: children to enrol, people who live there.</summary>
    People,
}

public static class QuestionKinds
{
    public static string InFrench(this QuestionKind kind) =>
        kind switch
        {
            QuestionKind.Line => "Texte court",
            QuestionKind.Paragraph => "Texte long",
            QuestionKind.YesNo => "Oui ou non",
            QuestionKind.OneChoice => "Un choix dans une liste",
            QuestionKind.SeveralChoices => "Plusieurs choix dans une liste",
            QuestionKind.Date => "Date",
            QuestionKind.Number => "Nombre",
            QuestionKind.Email => "Courriel",
            QuestionKind.Phone => "Téléphone",
            QuestionKind.Place => "Lieu ou adresse",
            QuestionKind.Files => "Fichiers ou photos",
            QuestionKind.People => "Plusieurs personnes",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    /// <summary>An answer that is offered, as people read it.</summary>
    public static string Shown(string answer) =>
        answer switch
        {
            FormQuestion.Yes => "Oui",
            FormQuestion.No => "Non",
            _ => answer,
        };

    /// <summary>Its answers are among those that are offered.</summary>
    public static bool Offers(this QuestionKind kind) =>
        kind is QuestionKind.YesNo or QuestionKind.OneChoice or QuestionKind.SeveralChoices;

    /// <summary>What the form sets is how many characters, days, units, files or people.</summary>
    public static bool HasBounds(this QuestionKind kind) =>
        kind
            is QuestionKind.Line
                or QuestionKind.Paragraph
                or QuestionKind.Date
                or QuestionKind.Number
                or QuestionKind.Files
                or QuestionKind.People;
}
