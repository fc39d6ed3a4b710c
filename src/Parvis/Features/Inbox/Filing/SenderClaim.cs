using Parvis.Mail;

namespace Parvis.Features.Inbox.Filing;

/// <summary>Who a message says it is from, where that is not simply the person who is answered.</summary>
public static class SenderClaim
{
    /// <summary>A stranger whose name is an address of the town: many programs show the name alone.</summary>
    public static bool NamesTown(NamedAddress from, TownAddresses town) =>
        !town.Has(from.Address)
        && from.Name.Split([' ', '(', ')', '<', '>', '"', '\'', ',', ';', ':'])
            .Any(word => word.Contains('@', StringComparison.Ordinal) && town.Has(word));

    /// <summary>« Le Maire (maire@…) », when nobody can be answered or the sender is doubted; empty otherwise.</summary>
    public static string Of(NamedAddress? from, NamedAddress? person, bool doubted) =>
        from is not null && (person is null || doubted) ? InWords(from) : "";

    /// <summary>What lists call the sender, beside the address that is answered.</summary>
    public static string Name(NamedAddress? from, NamedAddress? person, string claim) =>
        claim.Length > 0 && !IsAnswered(from, person) ? claim : person?.Name ?? "";

    /// <summary>Name and address, or whichever there is.</summary>
    public static string InWords(NamedAddress address) =>
        address.Name.Length == 0 ? address.Address
        : address.Address.Length == 0 ? address.Name
        : $"{address.Name} ({address.Address})";

    static bool IsAnswered(NamedAddress? from, NamedAddress? person) =>
        string.Equals(from?.Address, person?.Address, StringComparison.OrdinalIgnoreCase);
}
