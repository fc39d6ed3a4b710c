namespace Parvis.Scans.Texts;

/// <summary>Letters that recognisers read for digits.</summary>
static class LookAlikes
{
    /// <summary>A class for expressions: a digit, or what is taken for one.</summary>
    public const string Digit = @"[\dOolI|SBZ]";

    public static string AsDigits(string text) =>
        string.Create(
            text.Length,
            text,
            static (digits, read) =>
            {
                for (var i = 0; i < read.Length; i++)
                {
                    digits[i] = read[i] switch
                    {
                        'O' or 'o' or 'Q' => '0',
                        'l' or 'I' or '|' or 'i' => '1',
                        'Z' => '2',
                        'S' => '5',
                        'B' => '8',
                        _ => read[i],
                    };
                }
            }
        );

    /// <summary>Null when the text is no number even so.</summary>
    public static int? Number(string text) =>
        int.TryParse(AsDigits(text), System.Globalization.NumberStyles.None, null, out var number) ? number : null;
}
