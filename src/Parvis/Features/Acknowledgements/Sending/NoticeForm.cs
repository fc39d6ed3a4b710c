using Parvis.Features.Acknowledgements.Writing;
using Parvis.Features.Clocks.Items;
using Parvis.Features.Requesters;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Topics;

namespace Parvis.Features.Acknowledgements.Sending;

/// <summary>The fields of an acknowledgement, and of a demand of items.</summary>
public sealed class NoticeForm
{
    public Channel Channel { get; set; } = Channel.Email;

    public string? Email { get; set; }

    public string? Envelope { get; set; }

    public bool Incomplete { get; set; }

    /// <summary>Places of the topic's documents that are missing.</summary>
    public List<int> Items { get; set; } = [];

    /// <summary>Others, one a line.</summary>
    public string? Others { get; set; }

    public DateOnly? Until { get; set; }

    public string? Word { get; set; }

    public string Token { get; set; } = "";

    /// <param name="documents">Of the topic, in the order shown.</param>
    /// <param name="addressees">Who it may go to.</param>
    /// <param name="onlyItems">The acknowledgement has left already.</param>
    public NoticeContent ToContent(
        IReadOnlyList<RequiredDocument> documents,
        IReadOnlyList<Addressee> addressees,
        bool onlyItems
    )
    {
        var recipient =
            Channel == Channel.Email ? Email?.Trim() ?? "" : Envelope?.ReplaceLineEndings("\n").Trim() ?? "";
        return new NoticeContent
        {
            // What leaves by hand is printed as what leaves by post.
            Channel = Channel == Channel.Email ? Channel.Email : Channel.Post,
            Recipient = recipient,
            Incomplete = Incomplete || onlyItems,
            Wish = new NoticeWish
            {
                To =
                    addressees.FirstOrDefault(a => a.Emails.Contains(recipient, StringComparer.OrdinalIgnoreCase))
                    ?? addressees.FirstOrDefault(a => a.Envelope == recipient)
                    ?? (addressees is [var first, ..] ? first : null),
                Missing = Incomplete || onlyItems ? [.. Missing(documents)] : [],
                Until = Until,
                OnlyItems = onlyItems,
                Word = Word?.ReplaceLineEndings("\n").Trim() ?? "",
            },
        };
    }

    IEnumerable<MissingItem> Missing(IReadOnlyList<RequiredDocument> documents) =>
        documents
            .Where(d => Items.Contains(d.Order))
            .Concat(Lines().Select((line, order) => RequiredDocument.Read(line, order)))
            .Select(d => new MissingItem(d.Name, d.Indispensable))
            .Where(i => i.Name.Length > 0)
            .DistinctBy(i => i.Name);

    string[] Lines() =>
        (Others ?? "").Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
