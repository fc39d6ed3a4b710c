using Parvis.Features.Requests;

namespace Parvis.Features.Postal.Register;

public static class DepartureWords
{
    /// <summary>What came back of a letter; empty when nothing did.</summary>
    public static string InFrench(this OutgoingLetter letter) =>
        letter switch
        {
            { ReturnedOn: { } back, ReturnedFor: { } why } => $"Revenue le {back:dd/MM/yyyy} : {why.InFrench()}",
            { ReceivedOn: { } received } => $"Reçue le {received:dd/MM/yyyy}",
            { Category: PostalCategory.RegisteredWithReceipt } => "Avis de réception attendu",
            _ => "",
        };
}
