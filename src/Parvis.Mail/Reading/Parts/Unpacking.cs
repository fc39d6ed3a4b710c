using Parvis.Mail.Reading.Headers;
using Parvis.Mail.Reading.Texts;
using Parvis.Mail.Reading.Tnef;

namespace Parvis.Mail.Reading.Parts;

/// <summary>Opens the leaves that hold parts of their own: attached messages, and the « winmail.dat » of Outlook.</summary>
static class Unpacking
{
    public static async Task<MailPart> OpenAsync(
        MailPart leaf,
        int depth,
        ReadingContext context,
        CancellationToken cancellationToken
    ) =>
        leaf.ContentType switch
        {
            "message/rfc822" or "message/global" or "message/news" => await MessageAsync(
                leaf,
                depth,
                context,
                cancellationToken
            ),
            "application/ms-tnef" or "application/vnd.ms-tnef" => Tnef(leaf, context),
            _ when leaf.Name.Equals("winmail.dat", StringComparison.OrdinalIgnoreCase) => Tnef(leaf, context),
            _ => leaf,
        };

    static async Task<MailPart> MessageAsync(
        MailPart leaf,
        int depth,
        ReadingContext context,
        CancellationToken cancellationToken
    )
    {
        IReadOnlyList<MailPart> inside = [];
        if (depth >= context.Limits.Depth || context.PartsLeft <= 0 || leaf.Content.Size > context.AttachedBytesLeft)
        {
            context.Warn("An attached message is too deep or too large: it is kept as a file without being opened.");
        }
        else
        {
            context.AttachedBytesLeft -= leaf.Content.Size;
            await using var source = leaf.Content.OpenRead();
            inside = [await new PartReader(source, context).ReadMessageAsync(depth + 1, cancellationToken)];
        }
        return new MailPart
        {
            Headers = leaf.Headers,
            ContentType = leaf.ContentType,
            Name = leaf.Name.Length > 0 ? leaf.Name : NameOf(inside, context),
            ContentId = leaf.ContentId,
            Inline = leaf.Inline,
            Content = leaf.Content,
            Children = inside,
        };
    }

    static MailPart Tnef(MailPart leaf, ReadingContext context)
    {
        using var source = leaf.Content.OpenRead();
        var reader = new TnefReader(source, context);
        var parts = reader.Read();
        if (!reader.IsTnef)
            return leaf;
        context.Warn(
            reader.IsWhole
                ? "A winmail.dat was opened: its files stand in its place."
                : "A winmail.dat is broken: what could be read of it stands beside it."
        );
        return new MailPart
        {
            Headers = leaf.Headers,
            ContentType = "application/ms-tnef",
            Name = leaf.Name,
            Content = reader.IsWhole ? MailContent.Empty : leaf.Content,
            Children = parts,
        };
    }

    static string NameOf(IReadOnlyList<MailPart> inside, ReadingContext context)
    {
        var subject = inside is [var message] ? HeaderWords.Decode(message.Headers.Find("Subject") ?? "") : "";
        // A slash in a subject is no folder.
        var name = FileNames.Of(CleanText.OneLine(subject).Replace('/', '-').Replace('\\', '-'), context.Warn);
        return name.Length > 0 ? $"{name}.eml" : "message.eml";
    }
}
