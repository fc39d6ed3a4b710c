using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.Mail;
using Parvis.Mail.Writing;

namespace Parvis.Demo;

/// <summary>
/// Messages dropped in the inbox of the demonstration town: the running program files them as it files any other, each by
/// another row of the decision table.
/// </summary>
sealed class DemoMail(ParvisDbContext db, DataFolder folder, TownSettings town, DateTime now)
{
    public async Task DropAsync(CancellationToken cancellationToken)
    {
        var writers = new Dictionary<string, Writer?>(StringComparer.Ordinal)
        {
            ["open"] = await WriterAsync(
                RequestsByMail().Where(r => r.Status == RequestStatus.InProgress),
                cancellationToken
            ),
            ["closed"] = await WriterAsync(
                RequestsByMail().Where(r => r.Status == RequestStatus.Closed),
                cancellationToken
            ),
        };
        var number = 0;
        foreach (var block in DemoContent.Blocks("mails.txt"))
        {
            number++;
            if (block.One("writer") is not { Length: > 0 } kind)
                await WriteAsync(
                    Compose(block, block.Title, Address(block.One("from")), number),
                    number,
                    cancellationToken
                );
            else if (writers[kind] is { } writer)
                await WriteAsync(
                    Compose(
                        block,
                        block.Title.Replace("{reference}", writer.Reference, StringComparison.Ordinal),
                        new NamedAddress(writer.Name, writer.Email),
                        number
                    ),
                    number,
                    cancellationToken
                );
        }
    }

    IQueryable<CitizenRequest> RequestsByMail() =>
        db.Set<CitizenRequest>().Where(r => r.CircleId == null && r.Channel == Channel.Email);

    Task<Writer?> WriterAsync(IQueryable<CitizenRequest> requests, CancellationToken cancellationToken) =>
        (
            from request in requests
            join person in db.Set<Requester>() on request.RequesterId equals person.Id
            join point in db.Set<ContactPoint>() on person.Id equals point.RequesterId
            where point.Kind == ContactKind.Email && person.KnownToAll && person.MergedIntoId == null
            orderby request.EndedAt descending, request.ReceivedAt descending, request.Id
            select new Writer(request.Reference, person.DisplayName, point.Value)
        ).FirstOrDefaultAsync(cancellationToken);

    ComposedMail Compose(ContentBlock block, string subject, NamedAddress from, int number) =>
        new()
        {
            From = from,
            To = [new NamedAddress(town.Name, town.Email)],
            Subject = subject,
            Date = new DateTimeOffset(now, TimeSpan.Zero).AddMinutes(-10 * number),
            MessageId = string.Create(
                CultureInfo.InvariantCulture,
                $"demo.{now:yyyyMMddHHmmss}.{number}@courriel.example"
            ),
            Text = string.Join('\n', block.Lines.Where(l => l.Key == "text").Select(l => l.Value)),
            Html = block.One("html") is { Length: > 0 } html ? html : null,
            Files = block.One("file") is { Length: > 0 } file
                ? [new ComposedFile(file, "image/png", _ => Task.FromResult(DemoContent.Open($"files.{file}")))]
                : [],
            ReplyTo = block.One("answers") is { Length: > 0 } answers ? [new NamedAddress("", answers)] : [],
            Automatic = block.One("automatic").Length > 0 ? AutomaticMail.Replied : AutomaticMail.No,
            ExtraHeaders =
            [
                .. block
                    .Lines.Where(l => l.Key == "field")
                    .Select(l => l.Value.Split(": ", 2))
                    .Select(field => KeyValuePair.Create(field[0], field[1])),
            ],
        };

    /// <summary>Renamed once whole: whoever watches the folder takes no half of it.</summary>
    async Task WriteAsync(ComposedMail mail, int number, CancellationToken cancellationToken)
    {
        var path = Path.Combine(
            folder.Inbox,
            string.Create(CultureInfo.InvariantCulture, $"demonstration-{number}.eml")
        );
        await using (var file = File.Create($"{path}.part"))
            await MailWriter.WriteAsync(mail, file, cancellationToken);
        File.Move($"{path}.part", path, overwrite: true);
    }

    static NamedAddress Address(string text)
    {
        var at = text.LastIndexOf('<');
        return new NamedAddress(text[..at].Trim(), text[(at + 1)..].TrimEnd('>'));
    }

    sealed record Writer(string Reference, string Name, string Email);
}
