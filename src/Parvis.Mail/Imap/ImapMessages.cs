using System.Globalization;
using System.Text;
using Parvis.Mail.Servers;

namespace Parvis.Mail.Imap;

/// <summary>Finding and reading messages of the selected folder.</summary>
sealed class ImapMessages(ImapConnection connection)
{
    public async Task<IReadOnlyList<uint>> SearchAsync(MessageQuery query, CancellationToken cancellationToken)
    {
        // What came before is among what is found; what comes during may not be.
        connection.News = false;
        var found = new SortedSet<uint>();
        await connection.ExecuteAsync(
            Criteria(query),
            response =>
            {
                if (response.Word == "SEARCH")
                    found.UnionWith(response.Values.Select(v => v.Number ?? 0));
            },
            MailServerReason.Refused,
            cancellationToken
        );
        // « 9:* » also finds the last message when it is below 9 (RFC 3501, section 6.4.8).
        return [.. found.Where(uid => uid > 0 && uid >= query.FromUid && uid <= query.ToUid)];
    }

    public async Task<IReadOnlyList<MessageSummary>> DescribeAsync(
        IReadOnlyCollection<uint> uids,
        CancellationToken cancellationToken
    )
    {
        var described = new SortedDictionary<uint, MessageSummary>();
        foreach (var set in ImapUidSets.Of(uids))
        {
            await connection.ExecuteAsync(
                ImapCommand.Of("UID FETCH").Raw(set).Raw("(UID FLAGS INTERNALDATE RFC822.SIZE)"),
                response =>
                {
                    if (Summary(response) is { } summary)
                        described[summary.Uid] = summary;
                },
                MailServerReason.Refused,
                cancellationToken
            );
        }

        return [.. described.Values];
    }

    public async Task<MessageEnvelope?> ReadEnvelopeAsync(uint uid, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfZero(uid);
        MessageEnvelope? envelope = null;
        await connection.ExecuteAsync(
            ImapCommand.Of("UID FETCH").Raw(uid.ToString(CultureInfo.InvariantCulture)).Raw("(UID ENVELOPE)"),
            response =>
            {
                if (response.Word != "FETCH" || response.Values is not [var values, ..])
                    return;
                if (values.After("UID")?.Number == uid && values.After("ENVELOPE") is { Items: not null } found)
                    envelope = ImapEnvelopes.Read(found);
            },
            MailServerReason.Refused,
            cancellationToken
        );
        return envelope;
    }

    public async Task<bool> FetchAsync(uint uid, Stream destination, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfZero(uid);
        ImapValue? body = null;
        await connection.ExecuteAsync(
            ImapCommand.Of("UID FETCH").Raw(uid.ToString(CultureInfo.InvariantCulture)).Raw("(UID BODY.PEEK[])"),
            response =>
            {
                if (response.Word != "FETCH" || response.Values is not [var values, ..])
                    return;
                if (values.After("BODY[]") is not { Text: not null } found)
                    return;
                if (values.After("UID")?.Number != uid || body is not null)
                    throw new MailServerException(
                        MailServerReason.ProtocolError,
                        $"{connection.Server} sent another message than the one asked for."
                    );
                body = found;
            },
            MailServerReason.Refused,
            cancellationToken,
            destination
        );
        if (body is null)
            return false;
        // A short message may come quoted rather than counted.
        if (!ReferenceEquals(body, ImapValue.Streamed))
            await destination.WriteAsync(Encoding.UTF8.GetBytes(body.Text ?? ""), cancellationToken);
        return true;
    }

    static ImapCommand Criteria(MessageQuery query)
    {
        var to = query.ToUid == uint.MaxValue ? "*" : query.ToUid.ToString(CultureInfo.InvariantCulture);
        var command = ImapCommand
            .Of("UID SEARCH")
            .Raw(string.Create(CultureInfo.InvariantCulture, $"UID {Math.Max(query.FromUid, 1)}:{to}"));
        if (query.ArrivedFrom is { } day)
            command.Raw(string.Create(CultureInfo.InvariantCulture, $"SINCE {day:d-MMM-yyyy}"));
        if (query.With is { } with)
            command.Raw(ImapFlags.Search(with, present: true));
        if (query.Without is { } without)
            command.Raw(ImapFlags.Search(without, present: false));
        if (query.MessageId is { } messageId)
            command.Raw("HEADER Message-ID").Text(messageId);
        return command;
    }

    static MessageSummary? Summary(ImapResponse response)
    {
        if (response.Word != "FETCH" || response.Values is not [var values, ..])
            return null;
        if (values.After("UID")?.Number is not { } uid || values.After("RFC822.SIZE")?.Number is not { } size)
            return null;
        return new MessageSummary(
            uid,
            size,
            ArrivedAt(values.After("INTERNALDATE")?.Text),
            [.. (values.After("FLAGS")?.Items ?? []).Select(f => f.Text ?? "")]
        );
    }

    /// <summary><c>17-Jul-1996 02:44:25 -0700</c>, the day padded with a space.</summary>
    static DateTimeOffset? ArrivedAt(string? text) =>
        DateTimeOffset.TryParseExact(
            text?.Trim(),
            "d-MMM-yyyy HH:mm:ss zzz",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var date
        )
            ? date
            : null;
}
