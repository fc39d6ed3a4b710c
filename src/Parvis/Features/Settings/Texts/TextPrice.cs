using System.Globalization;

namespace Parvis.Features.Settings.Texts;

/// <summary>Amounts of text messages, kept in thousandths of a euro: a segment costs a few cents.</summary>
public static class TextPrice
{
    static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>« 0,05 € », « 1,245 € ».</summary>
    public static string InFrench(long thousandths) => (thousandths / 1000m).ToString("0.00# €", French);

    /// <summary>« 1 segment, 0,05 € », as somebody sees it before sending.</summary>
    public static string Quote(TextLength length, int cost) =>
        $"{(length.Segments <= 1 ? $"{length.Segments} segment" : $"{length.Segments} segments")}, {InFrench(cost)}";
}
