using Parvis.Scans.Texts;

namespace Parvis.Scans.Reading.Dates;

/// <summary>Months in the languages of our letters, as recognisers read them.</summary>
static class MonthNames
{
    const int ShortestNear = 4;

    static readonly string[][] Names =
    [
        ["janvier", "january", "januar", "enero", "janeiro", "ocak", "gennaio", "janv", "jan"],
        ["fevrier", "february", "februar", "febrero", "fevereiro", "subat", "febbraio", "fevr", "fev", "feb"],
        ["mars", "march", "marz", "maerz", "marzo", "marco", "mart", "mar"],
        ["avril", "april", "abril", "nisan", "aprile", "avr", "apr"],
        ["mai", "may", "mayo", "maio", "mayis", "maggio"],
        ["juin", "june", "juni", "junio", "junho", "haziran", "giugno", "jun"],
        ["juillet", "july", "juli", "julio", "julho", "temmuz", "luglio", "juil", "jul"],
        ["aout", "august", "agosto", "agustos", "aug"],
        ["septembre", "september", "septiembre", "setembro", "eylul", "settembre", "sept", "sep"],
        ["octobre", "october", "oktober", "octubre", "outubro", "ekim", "ottobre", "oct"],
        ["novembre", "november", "noviembre", "novembro", "kasim", "nov"],
        ["decembre", "december", "dezember", "diciembre", "dezembro", "aralik", "dicembre", "dec"],
    ];

    /// <summary>1 to 12; the nearest name when none is the same, null when none is near or two are.</summary>
    public static int? Number(string word, out bool exact)
    {
        var folded = Words.Fold(word);
        exact = true;
        for (var month = 0; month < Names.Length; month++)
        {
            if (Names[month].Contains(folded, StringComparer.Ordinal))
                return month + 1;
        }
        exact = false;
        var near = Enumerable.Range(1, 12).Where(month => Names[month - 1].Any(name => IsNear(folded, name))).ToList();
        return near.Count == 1 ? near[0] : null;
    }

    static bool IsNear(string word, string name) =>
        name.Length >= ShortestNear && word.Length >= ShortestNear - 1 && Near.Same(word, name);
}
