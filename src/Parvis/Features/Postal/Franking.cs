using System.Globalization;

namespace Parvis.Features.Postal;

/// <summary>The weight that a letter is franked for, as its sheets let one expect; scales have the last word.</summary>
public static class Franking
{
    /// <summary>An A4 sheet of 80 g/m², and a DL envelope.</summary>
    const int GramsOfSheet = 5;
    const int GramsOfEnvelope = 5;

    /// <summary>Steps of La Poste's tariff for letters, in grams.</summary>
    static readonly int[] Steps = [20, 100, 250, 500, 1000, 2000];

    /// <summary>« jusqu'à 100 g »; empty when its sheets are not known.</summary>
    public static string Band(int sheets)
    {
        if (sheets <= 0)
            return "";
        var grams = GramsOfEnvelope + (sheets * GramsOfSheet);
        var step = Array.Find(Steps, s => grams <= s);
        return step == 0 ? "plus de 2 kg" : string.Create(CultureInfo.InvariantCulture, $"jusqu'à {step} g");
    }
}
