using Parvis.Features.Requests;

namespace Parvis.Features.Clocks;

public static class ClockLinks
{
    public static string Certificate(string reference) => RequestLinks.Action(reference, "attestation");

    /// <summary>What a clock waits for is asked for, and noted, in the slice that writes to the resident.</summary>
    public static string AskForItems(string reference) => RequestLinks.Action(reference, "pieces");

    public static string SettleItems(string reference) => RequestLinks.Action(reference, "pieces-recues");

    public static string SettleItems(string reference, long demandId) =>
        $"{SettleItems(reference)}?DemandId={demandId}";
}
