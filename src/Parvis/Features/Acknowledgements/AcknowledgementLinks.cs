using Parvis.Features.Requests;

namespace Parvis.Features.Acknowledgements;

public static class AcknowledgementLinks
{
    public static string Receipt(string reference) => RequestLinks.Action(reference, "recepisse");
}
