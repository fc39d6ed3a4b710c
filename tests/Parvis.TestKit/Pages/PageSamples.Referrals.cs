namespace Parvis.TestKit.Pages;

public static partial class PageSamples
{
    static IEnumerable<PageSample> Referrals() =>
        [
            Of("/reorienter", Handler, s => s.Busy),
            Of("/reorienter", Handler, s => s.Busy, "inside the request") with
            {
                Fragment = true,
            },
            // Acknowledged, with items asked for, a letter on its way, and sent on: every slice has something to say.
            Of("", Handler, s => s.Referred, "at a partner") with
            {
                Budget = 12,
            },
            Of("", Handler, s => s.Misdirected, "usually a partner's"),
            Of("/organisme", Handler, s => s.Referred),
            Of("/organisme", Handler, s => s.Busy, "nowhere else"),
            Of("/relance-organisme", Handler, s => s.Referred),
            Of("/retour-organisme", Handler, s => s.Referred),
        ];
}
