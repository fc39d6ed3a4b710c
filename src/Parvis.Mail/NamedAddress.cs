namespace Parvis.Mail;

/// <summary>A mailbox of RFC 5322, section 3.4: an address and the name written before it.</summary>
/// <param name="Name">Decoded, without quotation marks; empty when there is none.</param>
/// <param name="Address"><c>local@domain</c> as written, without angle brackets; empty for an empty reverse path.</param>
public sealed record NamedAddress(string Name, string Address);
