using System.Globalization;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requesters.Names;
using Parvis.Mail;

namespace Parvis.Features.Inbox.Filing;

/// <summary>What a sender is called, as far as the message tells: « DUPONT Marie », « Dupont, Marie », « marie.dupont@… ».</summary>
public static class SenderName
{
    public static RequesterOptions Read(NamedAddress sender)
    {
        var (first, last) = Split(sender);
        return new RequesterOptions
        {
            FirstName = first.CutTo(Requester.MaxName),
            BirthName = last.CutTo(Requester.MaxName),
            Contacts = [new ContactOptions(ContactKind.Email, sender.Address)],
        };
    }

    static (string First, string Last) Split(NamedAddress sender)
    {
        var name = sender.Name.Contains('@', StringComparison.Ordinal) ? "" : sender.Name.Trim();
        if (name.Split(',') is [var last, var first] && first.Trim().Length > 0)
            return (first.Trim(), last.Trim());
        if (name.Length == 0)
            name = FromAddress(sender.Address);
        // An address is nobody's first and last name, whatever blanks its quotes hold.
        if (name.Length == 0)
            return ("", sender.Address.ToLowerInvariant());
        var words = Words(name);
        if (words.Length > 1 && NameWords.IsCivility(Folding.Fold(words[0])))
            return words.Length == 2 ? ("", words[1]) : Divide(words[1..]);
        return Divide(words);
    }

    static (string First, string Last) Divide(string[] words)
    {
        if (words.Length < 2)
            return ("", words.FirstOrDefault() ?? "");
        // « LE GOFF Yann »: a name in capitals is the family's, wherever it stands.
        var capitals = words.TakeWhile(IsInCapitals).Count();
        if (capitals > 0 && capitals < words.Length)
            return (string.Join(' ', words[capitals..]), string.Join(' ', words[..capitals]));
        return (words[0], string.Join(' ', words[1..]));
    }

    static bool IsInCapitals(string word) => word.Length > 1 && word.Any(char.IsLetter) && !word.Any(char.IsLower);

    /// <summary>« marie.dupont » says a name; « contact35 » says none.</summary>
    static string FromAddress(string address)
    {
        var local = address.Split('@')[0];
        var parts = local.Split('.', '_');
        return parts.Length > 1 && parts.All(p => p.Length > 1 && p.All(c => char.IsLetter(c) || c == '-'))
            ? string.Join(' ', parts.Select(p => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(p)))
            : "";
    }

    static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
