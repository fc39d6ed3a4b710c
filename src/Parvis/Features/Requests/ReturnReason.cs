namespace Parvis.Features.Requests;

/// <summary>Why a server did not take a message, by the code it gives (RFC 3463).</summary>
public enum ReturnReason
{
    Unknown,
    NoSuchAddress,
    NoSuchDomain,
    Closed,
    Full,
    TooLarge,
    TooLate,
    NotWanted,
}

public static class ReturnReasons
{
    public static ReturnReason Of(string? status)
    {
        // « 5.1.1 »: the class tells only whether it is for good.
        var detail = status?.IndexOf('.', StringComparison.Ordinal) is > 0 and var at ? status[(at + 1)..] : "";
        return detail switch
        {
            "1.2" or "1.8" or "4.4" => ReturnReason.NoSuchDomain,
            "1.0" or "1.1" or "1.3" or "1.6" or "1.10" => ReturnReason.NoSuchAddress,
            "2.0" or "2.1" => ReturnReason.Closed,
            "2.2" => ReturnReason.Full,
            "2.3" or "3.4" => ReturnReason.TooLarge,
            "4.2" or "4.7" => ReturnReason.TooLate,
            _ when detail.StartsWith("7.", StringComparison.Ordinal) => ReturnReason.NotWanted,
            _ when detail.StartsWith("6.", StringComparison.Ordinal) => ReturnReason.NotWanted,
            _ => ReturnReason.Unknown,
        };
    }

    /// <summary>Another message to the same address would come back too.</summary>
    public static bool IsOfTheAddress(this ReturnReason reason) =>
        reason switch
        {
            ReturnReason.Unknown => true,
            ReturnReason.NoSuchAddress => true,
            ReturnReason.NoSuchDomain => true,
            ReturnReason.Closed => true,
            ReturnReason.Full => true,
            ReturnReason.TooLate => true,
            ReturnReason.TooLarge => false,
            ReturnReason.NotWanted => false,
        };

    public static string InFrench(this ReturnReason reason) =>
        reason switch
        {
            ReturnReason.Unknown => "le serveur du destinataire ne l'a pas pris",
            ReturnReason.NoSuchAddress => "cette adresse n'existe pas, ou n'existe plus",
            ReturnReason.NoSuchDomain => "ce qui suit l'arobase ne reçoit pas de courriel",
            ReturnReason.Closed => "cette boîte est fermée",
            ReturnReason.Full => "cette boîte est pleine",
            ReturnReason.TooLarge => "le message est trop gros pour cette boîte",
            ReturnReason.TooLate => "le serveur du destinataire n'a pas répondu pendant plusieurs jours",
            ReturnReason.NotWanted => "le serveur du destinataire refuse nos messages : dites-le à l'administrateur",
        };

    /// <summary>As a sentence: « Cette boîte est pleine (code 5.2.2). »</summary>
    public static string Sentence(string? status)
    {
        var words = Of(status).InFrench();
        var code = string.IsNullOrEmpty(status) ? "" : $" (code {status})";
        return $"{char.ToUpperInvariant(words[0])}{words[1..]}{code}.";
    }
}
