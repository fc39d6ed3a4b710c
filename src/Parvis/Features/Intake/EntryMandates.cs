using Parvis.Features.Organisation;
using Parvis.Features.Requesters.Choosing;
using Parvis.Features.Requesters.Ties;
using Parvis.Features.Settings;
using Parvis.Ui;

namespace Parvis.Features.Intake;

/// <summary>For whom the person who asks may act today.</summary>
public sealed class EntryMandates(PersonChoosing people, RequesterTies ties, TownClock clock)
{
    public async Task<EntryMandatesView> ReadAsync(
        string? who,
        string? chosen,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        if (await people.NumbersAsync([who], viewer, cancellationToken) is not [var number])
            return EntryMandatesView.None;
        var today = await clock.TodayAsync(cancellationToken);
        var mandates = await ties.MandatesAsync(number, today, viewer, cancellationToken);
        return new EntryMandatesView(
            [
                .. mandates
                    .Where(m => m.ActsForOther && m.IsCurrent(today))
                    .GroupBy(m => m.OtherPublicId, StringComparer.Ordinal)
                    .Select(same => new PersonChoice(
                        same.Key,
                        same.First().OtherName,
                        string.Join(" ; ", same.Select(InWords))
                    )),
            ],
            chosen
        );
    }

    static string InWords(MandateRow mandate) =>
        $"{mandate.Title.ToLowerInvariant()}, {(mandate.LastDay is { } day ? $"jusqu'au {day.InFull()}" : "sans date de fin")}";
}

public sealed record EntryMandatesView(IReadOnlyList<PersonChoice> Choices, string? Chosen)
{
    public static EntryMandatesView None { get; } = new([], Chosen: null);

    public bool Offers(string? publicId) => Choices.Any(c => c.PublicId == publicId);
}
