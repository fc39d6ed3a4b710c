namespace Parvis.Features.Acknowledgements.Writing;

/// <summary>
/// Which mentions each acknowledgement bears, and the article that asks for each: CRPA unless another code is named.
/// The « must » of the law and, for personal data, where the law has no form, good practice.
/// </summary>
public static class MentionTable
{
    public static IReadOnlyList<RequiredMention> Of(AcknowledgementVariant variant, bool priorAppeal = false) =>
        [
            .. variant.Electronic ? Electronic : OnPaper,
            new(Mention.Agent, "L111-2"),
            .. Silence(variant, priorAppeal),
            .. variant.Incomplete ? Items(variant) : [],
        ];

    static readonly RequiredMention[] OnPaper =
    [
        new(Mention.ReceivedOn, "R112-5, 1°"),
        new(Mention.Service, "R112-5, 2°"),
        new(Mention.PostalAddress, "R112-5, 2°"),
        new(Mention.Phone, "R112-5, 2°"),
    ];

    static readonly RequiredMention[] Electronic =
    [
        new(Mention.ReceivedOn, "R112-11-1, 1°"),
        new(Mention.Service, "R112-11-1, 2°"),
        new(Mention.EmailOrPostalAddress, "R112-11-1, 2°"),
        new(Mention.Phone, "R112-11-1, 2°"),
    ];

    static IEnumerable<RequiredMention> Silence(AcknowledgementVariant variant, bool priorAppeal) =>
        variant.Kind switch
        {
            AcknowledgementKind.Acceptance =>
            [
                .. Decision(variant),
                new(Mention.Certificate, variant.Electronic ? "R112-11-1 et L232-3" : "R112-5 et L232-3"),
            ],
            AcknowledgementKind.Rejection => [.. Decision(variant), .. Appeals(variant, priorAppeal)],
            AcknowledgementKind.Appeal =>
            [
                .. Decision(variant),
                .. Appeals(variant, priorAppeal).Where(m => m.What != Mention.GraciousAppeal),
                new(Mention.AppealAnew, "L411-2"),
            ],
            AcknowledgementKind.Documents =>
            [
                .. Decision(variant),
                new(Mention.DocumentsCommission, "L342-1 et R343-1"),
                new(Mention.CommissionPeriod, "R311-15 et R343-1"),
            ],
            AcknowledgementKind.PersonalData =>
            [
                new(Mention.AnswerDate, "RGPD art. 12-3"),
                new(Mention.Extension, "RGPD art. 12-3"),
                new(Mention.DataProtectionOfficer, "RGPD art. 13-1 b"),
                new(Mention.DataAuthority, "RGPD art. 12-4 et 77"),
            ],
            AcknowledgementKind.Plain => [],
        };

    static IEnumerable<RequiredMention> Decision(AcknowledgementVariant variant)
    {
        var article = variant.Electronic ? "R112-11-1, 3°" : "R112-5, 1°";
        yield return new(Mention.SilenceDate, article);
        yield return new(Mention.SilenceMeans, variant.Electronic ? article : "R112-5, 3°");
        if (variant is { Electronic: true, Incomplete: false })
            yield return new(Mention.IfComplete, article);
    }

    static IEnumerable<RequiredMention> Appeals(AcknowledgementVariant variant, bool priorAppeal)
    {
        var article = variant.Electronic ? "R112-11-1, 3°" : "R112-5, dernier al.";
        yield return new(Mention.GraciousAppeal, $"{article}, et L411-2");
        yield return new(Mention.Court, $"{article}, et CJA R421-5");
        yield return new(Mention.AppealPeriod, $"{article}, et CJA R421-2");
        if (priorAppeal)
            yield return new(Mention.PriorAppeal, $"{article}, et L412-3");
    }

    static IEnumerable<RequiredMention> Items(AcknowledgementVariant variant)
    {
        var article = variant.Electronic ? "R112-11-4 et L114-5" : "L114-5";
        yield return new(Mention.MissingItems, article);
        yield return new(Mention.ItemsUntil, article);
        // Where no clock runs, or none stops, there is no effect to tell.
        if (variant.Kind is not (AcknowledgementKind.Plain or AcknowledgementKind.PersonalData))
            yield return new(Mention.ItemsEffect, article);
    }
}
