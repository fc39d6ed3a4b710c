using Parvis.Features.Requests;

namespace Parvis.Features.Clocks;

public static class ClockLinks
{
    public static string Certificate(string reference) => RequestLinks.Action(reference, "attestation");
}
