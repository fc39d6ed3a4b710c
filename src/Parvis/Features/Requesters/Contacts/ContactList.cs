using Parvis.Data;

namespace Parvis.Features.Requesters.Contacts;

/// <summary>What people say of their phones, e-mails and addresses, checked and compared.</summary>
static class ContactList
{
    const int Longest = 300;

    public static IReadOnlyList<ContactPoint> Read(IEnumerable<ContactOptions> said) =>
        [
            .. said.Where(contact => !string.IsNullOrWhiteSpace(contact.Value))
                .Select(Read)
                .DistinctBy(point => (point.Kind, point.Key)),
        ];

    public static bool Same(ContactPoint one, ContactPoint other) =>
        one.Kind == other.Kind
        && one.Value == other.Value
        && one.Label == other.Label
        && one.Preferred == other.Preferred;

    static ContactPoint Read(ContactOptions said)
    {
        var value = said.Value.Trim();
        if (value.Length > Longest)
            throw new RefusedException(
                "Cette coordonnée est trop longue : 300 caractères au plus.",
                nameof(ContactKind)
            );
        var key = said.Kind.Key(value);
        if (said.Kind.Refusal(value) is { } refusal)
            throw new RefusedException(refusal, said.Kind.ToString());
        key = key.Length <= Longest ? key : key[..Longest];
        return new ContactPoint
        {
            Kind = said.Kind,
            Value = value,
            Key = key,
            Backwards = said.Kind == ContactKind.Phone ? ContactPoint.Reverse(key) : "",
            Label = said.Label.Trim(),
            Preferred = said.Preferred,
        };
    }
}
