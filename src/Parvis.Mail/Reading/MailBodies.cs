using Parvis.Mail.Reading.Headers;
using Parvis.Mail.Reading.Texts;
using Parvis.Mail.Reading.Tnef;

namespace Parvis.Mail.Reading;

/// <summary>Walks the tree of a message and tells its text from its files.</summary>
sealed class MailBodies(ReadingContext context)
{
    readonly List<MailPart> files = [];
    List<Segment> segments = [];
    Segment? outlookText;
    MailPart? shownFile;

    public string Text { get; private set; } = "";

    public string? Html { get; private set; }

    public IReadOnlyList<MailPart> Files => files;

    public void Read(MailPart root)
    {
        Walk(root);
        // A text that stands only before the parts, or only in a file meant to be shown, is still what was written.
        if (segments.TrueForAll(s => s.IsBlank))
            AddWhatIsLeft(root);
        Text = string.Join('\n', segments.Select(s => s.AsText()).Where(t => t.Length > 0));
        if (Text.Contains("-----BEGIN PGP MESSAGE-----", StringComparison.Ordinal))
            context.Warn("A piece of the text is encrypted by PGP, for whoever has the key.");
        if (segments.Exists(s => s.Html is not null))
            Html = string.Concat(segments.Select(s => s.AsHtml()));
        MarkShown();
    }

    void MarkShown()
    {
        if (Html is null)
            return;
        var shown = ShownContent.Of(Html);
        foreach (var file in files)
            file.Inline = file.Inline || shown.Contains(file.ContentId);
    }

    void AddWhatIsLeft(MailPart root)
    {
        if (outlookText is not null)
            segments.Add(outlookText);
        else if (shownFile is not null)
            segments.Add(SegmentOf(shownFile));
        else if (root.Preamble.Size > 0)
            AddPreamble(root.Preamble);
    }

    void AddPreamble(MailContent preamble)
    {
        var text = PartText.Of(new MailPart { ContentType = "text/plain", Content = preamble }, context);
        // « This is a multi-part message in MIME format. » is for programs older than MIME.
        if (!text.Contains("MIME", StringComparison.OrdinalIgnoreCase))
            segments.Add(new Segment(text, null));
    }

    void Walk(MailPart part)
    {
        switch (part.ContentType)
        {
            case "multipart/alternative":
                Alternative(part);
                break;
            case "multipart/report":
                Report(part);
                break;
            case "multipart/encrypted":
                context.Warn("The message is encrypted: what it says is in its file, for whoever has the key.");
                files.AddRange(part.Children);
                break;
            case "application/ms-tnef" when part.Children.Count > 0 || part.Content.Size == 0:
                Tnef(part);
                break;
            case "multipart/signed":
                context.Warn("The message is signed: the signature is kept as a file and was not checked.");
                WalkAll(part.Children);
                break;
            default:
                if (part.ContentType.StartsWith("multipart/", StringComparison.Ordinal) && part.Content.Size == 0)
                    WalkAll(part.Children);
                else
                    Leaf(part);
                break;
        }
    }

    void WalkAll(IEnumerable<MailPart> parts)
    {
        foreach (var part in parts)
            Walk(part);
    }

    /// <summary>The same text in several forms, the best one last (RFC 2046, section 5.1.4).</summary>
    void Alternative(MailPart part)
    {
        var outer = segments;
        string? text = null;
        string? html = null;
        foreach (var child in part.Children.Where(c => c.ContentType != "text/calendar"))
        {
            segments = [];
            Walk(child);
            if (segments.Exists(s => s.Html is not null))
                html = string.Concat(segments.Select(s => s.AsHtml()));
            var words = string.Join('\n', segments.Where(s => s.Text is not null).Select(s => s.Text));
            if (string.IsNullOrWhiteSpace(text) && segments.Exists(s => s.Text is not null))
                text = words;
        }
        segments = outer;
        if (text is not null || html is not null)
            segments.Add(new Segment(text, html));
    }

    /// <summary>The explanation is the text; what is for machines, and the message it is about, stay in the tree (RFC 6522).</summary>
    void Report(MailPart part) => WalkAll(part.Children.Where(c => !IsOfReport(c)));

    /// <summary>Its text is wanted only when the message has no other.</summary>
    void Tnef(MailPart part)
    {
        foreach (var child in part.Children)
        {
            if (child.Name == "body.html" && child.ContentType == "text/html")
                outlookText = new Segment(null, PartText.Of(child, context));
            else if (child.ContentType == "text/plain" && child.Name.Length == 0)
                outlookText ??= new Segment(PartText.Of(child, context), null);
            else if (child.ContentType == "text/rtf" && child.Name == "body.rtf")
                outlookText ??= RtfText.Of(PartText.Bytes(child.Content, context.Limits.TextBytes));
            else
                files.Add(child);
        }
        if (part.Content.Size > 0)
            files.Add(part);
    }

    static bool IsOfReport(MailPart part) =>
        part.ContentType.StartsWith("message/", StringComparison.Ordinal) || part.ContentType == "text/rfc822-headers";

    void Leaf(MailPart part)
    {
        Warn(part);
        var isText = part.ContentType is "text/plain" or "text/html";
        var disposition = HeaderParameters.Of(part.Headers.Find("Content-Disposition")).Value;
        if (isText && part.Name.Length == 0 && disposition != "attachment")
        {
            segments.Add(SegmentOf(part));
            return;
        }
        if (isText && disposition != "attachment")
            shownFile ??= part;
        files.Add(part);
    }

    Segment SegmentOf(MailPart part)
    {
        if (part.Content.Size > context.TextBytesLeft && part.Name.Length == 0)
            KeepWhole(part);
        var text = PartText.Of(part, context);
        return part.ContentType == "text/html"
            ? new Segment(null, text)
            : new Segment(UuencodedText.Extract(text, context, files), null);
    }

    void KeepWhole(MailPart part)
    {
        context.Warn("The text is too long to be read whole: it was cut, and is also kept as a file.");
        files.Add(
            new MailPart
            {
                ContentType = part.ContentType,
                Name = part.ContentType == "text/html" ? "message.html" : "message.txt",
                Content = part.Content,
            }
        );
    }

    void Warn(MailPart part)
    {
        switch (part.ContentType)
        {
            case "application/pkcs7-mime" or "application/x-pkcs7-mime":
                context.Warn("The message is sealed by S/MIME: it is kept as a file and was not opened.");
                break;
            case "application/pgp-encrypted" or "application/pgp":
                context.Warn("The message is sealed by PGP: it is kept as a file and was not opened.");
                break;
            case "message/partial":
                context.Warn("This is one piece of a message sent in several: it is kept as a file.");
                break;
            case "message/external-body":
                context.Warn("A file stayed elsewhere: only its description was sent.");
                break;
        }
    }
}
