namespace Parvis.Web;

/// <summary>
/// Whose record the page being made shows, noted where the record is read: a page cannot forget to say it. What is
/// never sent (a refusal, a redirection) was not looked at.
/// </summary>
public sealed class ShownRecords
{
    readonly HashSet<ShownRecord> noted = [];

    public void NotePerson(long id) => noted.Add(new ShownRecord(id, RequestId: null));

    public void NoteConfidentialRequest(long id) => noted.Add(new ShownRecord(PersonId: null, id));

    /// <summary>Of a circle, while it waits for somebody: once it is in a request, that request is what is looked at.</summary>
    public void NoteConfidentialMail(long id) => noted.Add(new ShownRecord(PersonId: null, RequestId: null, id));

    /// <summary>Once: the page of an incident, made within the same HTTP request, shows none of them.</summary>
    public IReadOnlyList<ShownRecord> Take()
    {
        ShownRecord[] taken = [.. noted];
        noted.Clear();
        return taken;
    }
}

public sealed record ShownRecord(long? PersonId, long? RequestId, long? MailId = null);

/// <summary>The page is ready and must not be sent; the message says why, in French, to whoever asked for it.</summary>
public sealed class PageWithheldException(string message, Exception cause) : Exception(message, cause);
