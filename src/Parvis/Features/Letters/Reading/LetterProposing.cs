using Parvis.Data;
using Parvis.Features.Topics;
using Parvis.Scans.Matching;
using Parvis.Scans.Reading;
using Parvis.Scans.Recognising;
using Parvis.Ui;

namespace Parvis.Features.Letters.Reading;

/// <summary>From the words of a letter to what a person is asked to accept.</summary>
public sealed class LetterProposing(TownOnLetters town, LikelySenders senders, TopicCatalogue topics)
{
    const int MostTopics = 5;

    public async Task<LetterProposals> ProposeAsync(
        IReadOnlyList<ScannedPage> pages,
        CancellationToken cancellationToken
    )
    {
        var letter = LetterReader.Read(pages, await town.ReadAsync(cancellationToken));
        var subject = letter.Object?.Value.Trim() ?? "";
        return new LetterProposals
        {
            Sender = letter.Sender is { } sender ? SenderOf(sender) : null,
            OnBehalfOf = letter.OnBehalfOf?.Value ?? "",
            WrittenOn = letter.Date?.Value,
            DateIsSure = letter.Date is { Confidence: >= LetterProposals.Sure },
            StampedOn = letter.Arrival?.Value,
            Subject = subject.ShortenedTo(IncomingLetter.MaxSubject),
            RegisteredNumber = letter.RegisteredNumber?.Value ?? "",
            References = [.. letter.References.Select(r => r.Value)],
            Language = letter.Language,
            People = await senders.FindAsync(letter, cancellationToken),
            Topics = await TopicsAsync(letter, cancellationToken),
            Text = letter.Text,
            IsComplete = pages.All(p => p.IsComplete),
        };
    }

    async Task<IReadOnlyList<Guid>> TopicsAsync(LetterReading letter, CancellationToken cancellationToken)
    {
        var all = (await topics.GetAsync(cancellationToken))
            .All.Where(t => t.Active)
            .Select(t => new LetterTopic(t.Id.ToString(), t.Name) { Synonyms = t.Synonyms });
        return
        [
            .. new TopicRanking(all)
                .Rank(letter.Body, letter.Object?.Value, letter.Language, MostTopics)
                .Select(ranked => Guid.Parse(ranked.Topic.Id)),
        ];
    }

    static ProposedSender SenderOf(Proposal<LetterSender> read)
    {
        var sender = read.Value;
        var place = $"{sender.Postcode} {sender.Town}".Trim();
        return new ProposedSender
        {
            Organisation = sender.Organisation ?? "",
            FirstName = sender.FirstName ?? "",
            LastName = sender.LastName ?? "",
            Address = string.Join(", ", sender.AddressLines.Append(place).Where(line => line.Length > 0)),
            Phone = sender.Phone ?? "",
            Email = sender.Email ?? "",
            IsSure = read.Confidence >= LetterProposals.Sure,
        };
    }
}
