namespace Parvis.Deadlines.Regimes;

/// <summary>Which day a period is counted from.</summary>
public enum StartRule
{
    /// <summary>The local day of reception, at whatever hour and on whatever day of the week.</summary>
    ReceptionDay,

    /// <summary>The day of reception if the town hall works then and it came before closing time, else the next one.</summary>
    OpeningDay,
}

/// <summary>What becomes of the clock when another authority is the competent one.</summary>
public enum ReferralEffect
{
    /// <summary>It runs from the first reception anywhere.</summary>
    None,

    /// <summary>It runs from reception by the competent authority, once known; from the first reception until then.</summary>
    StartsAnew,

    /// <summary>It runs from reception by the competent authority, and not at all before.</summary>
    WaitsForReception,
}

/// <summary>What a list of missing items does to the clock.</summary>
public enum IncompletenessEffect
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>There is no clock until the items arrive; it starts on that day.</summary>
    StartsWhenComplete,

    /// <summary>It is suspended until the items arrive, or until the time given for them has passed.</summary>
    Suspends,
}

/// <summary>What an express decision notified in time does.</summary>
public enum DecisionEffect
{
    /// <summary>Nothing is due any more, no implied decision is born.</summary>
    Ends,

    /// <summary>A new period runs from it.</summary>
    StartsAnew,
}

/// <summary>What becomes of a period that ends on a Saturday, a Sunday or a public holiday.</summary>
public enum Rolling
{
    /// <summary>It ends on that day.</summary>
    None,

    /// <summary>It ends on the next working day, the town's own closing days left aside.</summary>
    ToNextWorkingDay,
}

/// <summary>Whose working days count.</summary>
public enum DayCalendar
{
    /// <summary>Monday to Friday, less the holidays of the zone.</summary>
    Law,

    /// <summary>The same, less the town's own closing days.</summary>
    Town,
}
