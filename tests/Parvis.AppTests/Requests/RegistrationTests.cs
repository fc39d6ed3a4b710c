using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Requests;
using Parvis.TestKit;

namespace Parvis.AppTests.Requests;

public sealed class RegistrationTests
{
    [SkippableTheory, BothDatabases]
    public async Task The_topic_says_who_owns_it_and_by_when(DatabaseKind database)
    {
        var app = await Towns.SharedAsync(database);

        var request = await app.RegisterRequestAsync();

        request.DepartmentId.ShouldBe(app.Town.Roads);
        // Five working days after Monday 16 November 2026.
        request.DueOn.ShouldBe(new DateOnly(2026, 11, 23));
        RequestReference.TryParse(request.Reference, out _).ShouldBeTrue();
        var verbs = await app.DatabaseAsync(db =>
            db.Set<TimelineEvent>()
                .Where(e => e.RequestId == request.Id)
                .OrderBy(e => e.Sequence)
                .Select(e => e.Verb)
                .ToListAsync()
        );
        verbs.ShouldBe([nameof(RequestRegistered), nameof(MessageReceived), nameof(RegistrationReceiptIssued)]);
    }
}
