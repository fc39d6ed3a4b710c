using Parvis.Scans.Recognising;

namespace Parvis.Scans.Reading.Senders;

/// <summary>Puts together what the heading, the signature, the footer and the stamps say of who wrote.</summary>
static class SenderReader
{
    const double Named = 0.5;
    const double Addressed = 0.25;
    const double Reached = 0.15;
    const double Repeated = 0.2;

    public static Proposal<LetterSender>? Read(LetterParts parts)
    {
        var labelled = LabelledSender.Read(parts);
        var address = SenderAddress.Find(parts);
        var signed = Signature.Find(parts);
        var head = Letterhead.Find(parts);
        var contacts = parts.Around.Where(line => Contacts.IsIn(line.Text)).ToList();
        var email = contacts
            .Select(line => Contacts.Email(line.Text))
            .OfType<string>()
            .FirstOrDefault(mail => !parts.Addressee.Owns(mail));
        var phone = contacts
            .Select(line => Contacts.PhoneNumber(line.Text))
            .OfType<string>()
            .FirstOrDefault(number => !parts.Addressee.OwnsPhone(number));

        var named = Name(labelled?.Sender, address?.Name, head?.Sender, signed?.Sender);
        var lines = new[] { labelled?.Lines, address?.Lines, head?.Lines, signed?.Lines, contacts }
            .OfType<IReadOnlyList<LetterLine>>()
            .SelectMany(each => each)
            .Distinct()
            .ToList();
        if (lines.Count == 0 || (named is null && address is null && email is null && phone is null))
            return null;
        var sender = (named ?? new LetterSender()) with
        {
            AddressLines = labelled?.Sender.AddressLines is { Count: > 0 } labelledLines
                ? labelledLines
                : address?.Streets ?? [],
            Postcode = labelled?.Sender.Postcode ?? address?.Town?.Postcode,
            Town = labelled?.Sender.Town ?? address?.Town?.Town,
            Email = email,
            Phone = phone,
        };
        var confidence =
            (sender.Name is null ? 0 : Named)
            + (sender.Postcode is null ? 0 : Addressed)
            + (email is null && phone is null ? 0 : Reached)
            + (Repeat(address?.Name ?? head?.Sender, signed?.Sender) ? Repeated : 0);
        return new Proposal<LetterSender>(
            sender,
            Math.Min(confidence, 1),
            lines[0].Page,
            Box.Around(lines.Where(line => line.Page == lines[0].Page).Select(line => line.Box)),
            string.Join('\n', lines.Select(line => line.Text))
        );
    }

    /// <summary>The first that is named; an organisation takes the person who signs for it.</summary>
    static LetterSender? Name(params LetterSender?[] inOrder)
    {
        var first = inOrder.FirstOrDefault(sender => sender is not null);
        if (first?.Organisation is null)
            return first;
        var person = inOrder.FirstOrDefault(sender => sender?.LastName is not null);
        return first with { Civility = person?.Civility, FirstName = person?.FirstName, LastName = person?.LastName };
    }

    static bool Repeat(LetterSender? one, LetterSender? other) =>
        one?.LastName is not null
        && other?.LastName is not null
        && Texts.Near.Holds(Texts.Words.Fold(one.Name!), Texts.Words.Fold(other.LastName));
}
