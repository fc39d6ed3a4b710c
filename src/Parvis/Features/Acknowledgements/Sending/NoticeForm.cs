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

    /// <summary>Lines of the topic's documents that are missing: their places may change while one writes.</summary>
    public List<string> Items { get; set; } = [];

    /// <summary>Others, one a line.</summary>
    public string? Others { get; set; }

    public DateOnly? Until { get; set; }

    /// <summary>What was asked for before is not awaited any more.</summary>
    public bool Replaces { get; set; } = true;

    public string? Word { get; set; }

    public string Token { get; set; } = "";

    /// <summary>A digest of the rules the text in sight is written by.</summary>
    public string? Rules { get; set; }

    /// <param name="sheet">What the page knows of the request.</param>
    /// <param name="onlyItems">The acknowledgement has left already.</param>
    public NoticeContent ToContent(NoticeSheet sheet, bool onlyItems)
    {
        var asks = Incomplete || onlyItems;
        var recipient =
            Channel == Channel.Email ? Email?.Trim() ?? "" : Envelope?.ReplaceLineEndings("\n").Trim() ?? "";
        return new NoticeContent
        {
            // What leaves by hand is printed as what leaves by post.
            Channel = Channel == Channel.Email ? Channel.Email : Channel.Post,
            Recipient = recipient,
            Incomplete = asks,
            RulesSeen = Rules ?? "",
            Wish = new NoticeWish
            {
                To = sheet.Addressees.Whose(recipient),
                Missing = asks ? [.. Missing(sheet.Documents)] : [],
                Until = Until,
                OnlyItems = onlyItems,
                Replaces = asks && Replaces ? sheet.AskedOn : null,
                Word = Word?.ReplaceLineEndings("\n").Trim() ?? "",
            },
        };
    }

    /// <summary>Ticked, and not asked for any more by the topic.</summary>
    public string? Vanished(IReadOnlyList<RequiredDocument> documents) =>
        Items.Find(line => !documents.Any(d => d.Line == line));

    IEnumerable<MissingItem> Missing(IReadOnlyList<RequiredDocument> documents) =>
        documents
            .Where(d => Items.Contains(d.Line, StringComparer.Ordinal))
            .Concat(Lines().Select((line, order) => RequiredDocument.Read(line, order)))
            .Select(d => new MissingItem(d.Name, d.Indispensable))
            .Where(i => i.Name.Length > 0)
            .DistinctBy(i => i.Name);

    string[] Lines() =>
        (Others ?? "").Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
