namespace Parvis.Deadlines.Regimes;

/// <summary>
/// The families of periods a town hall meets. CRPA: code des relations entre le public et l'administration; CJA: code de
/// justice administrative. Which of them a topic follows is the town's decision: no list of procedures is built in.
/// </summary>
public static class RegimeFamilies
{
    /// <summary>« Silence vaut acceptation » (CRPA L231-1).</summary>
    public static readonly RegimeFamily Acceptance = new()
    {
        Code = "SVA",
        Name = "Silence vaut acceptation",
        Usual = new(Of(2, TimeUnit.Month), "CRPA L231-1"),
        OtherLimitArticle = "CRPA L231-6",
        Silence = new(SilenceRule.MeansAcceptance, "CRPA L231-1"),
        Start = new(StartRule.ReceptionDay, "CRPA R112-5", "D14"),
        StartSentence = "La demande est reçue le {0}.",
        Referral = new(ReferralEffect.WaitsForReception, "CRPA L114-3, al. 2", "D2"),
        Incompleteness = new(IncompletenessEffect.StartsWhenComplete, "CRPA L114-5"),
        Decision = new(DecisionEffect.Ends, "CRPA L231-1", "D9"),
        Rolling = new(Rolling.None, Doubt: "D4"),
    };

    /// <summary>« Silence vaut rejet » (CRPA L231-4).</summary>
    public static readonly RegimeFamily Rejection = new()
    {
        Code = "SVR",
        Name = "Silence vaut rejet",
        Usual = new(Of(2, TimeUnit.Month), "CRPA L231-4"),
        OtherLimitArticle = "CRPA L231-6",
        Silence = new(SilenceRule.MeansRejection, "CRPA L231-4"),
        Start = new(StartRule.ReceptionDay, "CRPA R112-5", "D14"),
        StartSentence = "La demande est reçue le {0}.",
        Referral = new(ReferralEffect.None, "CRPA L114-3, al. 1", "D2"),
        Incompleteness = new(IncompletenessEffect.Suspends, "CRPA L114-5", "D5"),
        Decision = new(DecisionEffect.Ends, "CRPA L112-6, al. 2"),
        Rolling = new(Rolling.None, Doubt: "D4"),
    };

    /// <summary>A request for administrative documents (CRPA R311-12, R311-13).</summary>
    public static readonly RegimeFamily Documents = new()
    {
        Code = "CADA",
        Name = "Accès aux documents administratifs",
        Usual = new(Of(1, TimeUnit.Month), "CRPA R311-13"),
        Silence = new(SilenceRule.MeansRejection, "CRPA R311-12"),
        Start = new(StartRule.ReceptionDay, "CRPA R311-13", "D14"),
        StartSentence = "La demande de documents est reçue le {0}.",
        Referral = new(ReferralEffect.StartsAnew, "CRPA R311-13", "D15"),
        Incompleteness = new(IncompletenessEffect.Suspends, "CRPA L114-5", "D5"),
        Decision = new(DecisionEffect.Ends, "CRPA R311-12"),
        Rolling = new(Rolling.None, Doubt: "D4"),
    };

    /// <summary>A request about personal data (GDPR art. 12; Regulation 1182/71 counts).</summary>
    public static readonly RegimeFamily PersonalData = new()
    {
        Code = "RGPD",
        Name = "Données personnelles",
        Usual = new(Of(1, TimeUnit.Month), "RGPD art. 12-3"),
        Silence = new(SilenceRule.None, "RGPD art. 12-4"),
        Start = new(StartRule.ReceptionDay, "RGPD art. 12-3", "D14"),
        StartSentence = "La demande est reçue le {0}.",
        Decision = new(DecisionEffect.Ends, "RGPD art. 12-3"),
        Rolling = new(Rolling.ToNextWorkingDay, "Règlement 1182/71 art. 3-4"),
        IdentityRestarts = new(Rule: true, "RGPD art. 12-6", "D16"),
        ExtensionMonths = new(2, "RGPD art. 12-3"),
    };

    /// <summary>The time to go to the administrative court (CJA R421-1, R421-2).</summary>
    public static readonly RegimeFamily Court = new()
    {
        Code = "COURT",
        Name = "Recours devant le tribunal administratif",
        Usual = new(Of(2, TimeUnit.Month), "CJA R421-1 et R421-2"),
        Silence = new(SilenceRule.None),
        Start = new(StartRule.ReceptionDay, "CJA R421-1 et R421-2"),
        StartSentence = "La décision est notifiée, ou née du silence, le {0}.",
        Decision = new(DecisionEffect.StartsAnew, "CJA R421-2", "D17"),
        Clear = new(Rule: true, "CE 5 juin 2009, n° 312682"),
        Rolling = new(Rolling.ToNextWorkingDay, "CE 5 juin 2009, n° 312682"),
    };

    /// <summary>The reasons of an implied rejection, once asked for (CRPA L232-4).</summary>
    public static readonly RegimeFamily Reasons = new()
    {
        Code = "REASONS",
        Name = "Communication des motifs d'un rejet implicite",
        Usual = new(Of(1, TimeUnit.Month), "CRPA L232-4"),
        Silence = new(SilenceRule.None),
        Start = new(StartRule.ReceptionDay, "CRPA L232-4"),
        StartSentence = "Les motifs sont demandés le {0}.",
        Decision = new(DecisionEffect.Ends, "CRPA L232-4"),
        Rolling = new(Rolling.None),
    };

    /// <summary>The time to withdraw an unlawful implied acceptance (CRPA L242-1).</summary>
    public static readonly RegimeFamily Withdrawal = new()
    {
        Code = "WITHDRAWAL",
        Name = "Retrait d'une décision illégale",
        Usual = new(Of(4, TimeUnit.Month), "CRPA L242-1"),
        Silence = new(SilenceRule.None),
        Start = new(StartRule.ReceptionDay, "CRPA L242-1"),
        StartSentence = "La décision est prise, ou née du silence, le {0}.",
        Decision = new(DecisionEffect.Ends, "CRPA L242-1"),
        Rolling = new(Rolling.None, Doubt: "D8"),
    };

    /// <summary>« Accusé d'enregistrement électronique » (CRPA R112-11-2).</summary>
    public static readonly RegimeFamily RegistrationReceipt = new()
    {
        Code = "AEE",
        Name = "Accusé d'enregistrement électronique",
        Usual = new(Of(1, TimeUnit.WorkingDay), "CRPA R112-11-2"),
        Silence = new(SilenceRule.None),
        Start = new(StartRule.ReceptionDay, "CRPA R112-11-2", "D14"),
        StartSentence = "L'envoi électronique est reçu le {0}.",
    };

    /// <summary>« Accusé de réception électronique » (CRPA R112-11-2).</summary>
    public static readonly RegimeFamily ElectronicAcknowledgement = new()
    {
        Code = "ARE",
        Name = "Accusé de réception électronique",
        Usual = new(Of(10, TimeUnit.WorkingDay), "CRPA R112-11-2"),
        Silence = new(SilenceRule.None),
        Start = new(StartRule.ReceptionDay, "CRPA R112-11-2", "D14"),
        StartSentence = "L'envoi électronique est reçu le {0}.",
        Referral = new(ReferralEffect.StartsAnew, "CRPA R112-11-2", "D15"),
    };

    /// <summary>What the town promises: no text asks for it.</summary>
    public static readonly RegimeFamily Target = new()
    {
        Code = "TARGET",
        Name = "Engagement de la mairie",
        Usual = new(Of(10, TimeUnit.WorkingDay)),
        Silence = new(SilenceRule.None),
        Start = new(StartRule.OpeningDay),
        StartSentence = "La demande arrive le {0}.",
        Days = DayCalendar.Town,
    };

    /// <summary>Every family.</summary>
    public static readonly IReadOnlyList<RegimeFamily> All =
    [
        Acceptance,
        Rejection,
        Documents,
        PersonalData,
        Court,
        Reasons,
        Withdrawal,
        RegistrationReceipt,
        ElectronicAcknowledgement,
        Target,
    ];

    internal static readonly IReadOnlyDictionary<string, RegimeFamily> ByCode = All.ToDictionary(
        f => f.Code,
        StringComparer.Ordinal
    );

    static TimeLimit Of(int number, TimeUnit unit) => new(number, unit);
}
