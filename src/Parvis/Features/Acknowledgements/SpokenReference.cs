namespace Parvis.Features.Acknowledgements;

/// <summary>How a reference is said on the telephone: its figures by groups, its letter with a first name.</summary>
public static class SpokenReference
{
    public static string Of(string reference)
    {
        var parts = reference.Split('-');
        return parts is [var year, var number, { Length: 1 } letter]
            ? $"{year}, {string.Join(' ', number.ToCharArray())}, {letter} comme {FirstName(letter[0])}"
            : reference;
    }

    static string FirstName(char letter) =>
        letter switch
        {
            'A' => "Anatole",
            'B' => "Berthe",
            'C' => "Célestin",
            'D' => "Désiré",
            'E' => "Eugène",
            'F' => "François",
            'G' => "Gaston",
            'H' => "Henri",
            'I' => "Irma",
            'J' => "Joseph",
            'K' => "Kléber",
            'L' => "Louis",
            'M' => "Marcel",
            'N' => "Nicolas",
            'O' => "Oscar",
            'P' => "Pierre",
            'Q' => "Quintal",
            'R' => "Raoul",
            'S' => "Suzanne",
            'T' => "Thérèse",
            'U' => "Ursule",
            'V' => "Victor",
            'W' => "William",
            'X' => "Xavier",
            'Y' => "Yvonne",
            'Z' => "Zoé",
            _ => letter.ToString(),
        };
}
