using Parvis.Features.Requests;

namespace Parvis.Features.Acknowledgements;

public static class AcknowledgementLinks
{
    public static string Receipt(string reference) => RequestLinks.Action(reference, "recepisse");

    public static string Acknowledge(string reference) => RequestLinks.Action(reference, "accuse");

    /// <summary>Why it gets none.</summary>
    public static string Exempt(string reference) => RequestLinks.Action(reference, "sans-accuse");
}
