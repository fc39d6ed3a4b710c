using Parvis.Features.Oversight.Elected;
using Parvis.Features.Requests;

namespace Parvis.UnitTests.Oversight;

public sealed class OfficialWordsTests
{
    static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public void A_planned_intervention_comes_before_the_due_date() =>
        Words(planned: Today.AddDays(2), due: Today.AddDays(1))
            .ShouldBe("Intervention prévue le jeudi 26 novembre 2026");

    [Fact]
    public void A_planned_day_gone_by_is_no_next_date() =>
        Words(planned: Today.AddDays(-1), due: Today.AddDays(1))
            .ShouldBe("Réponse attendue avant le mercredi 25 novembre 2026");

    [Fact]
    public void A_late_request_says_so() => Words(due: Today.AddDays(-1)).ShouldEndWith("le service est en retard");

    [Fact]
    public void What_is_answered_has_no_next_date() =>
        Words(due: Today.AddDays(3), status: RequestStatus.Answered).ShouldBeEmpty();

    static string Words(
        DateOnly? planned = null,
        DateOnly? due = null,
        RequestStatus status = RequestStatus.InProgress
    ) =>
        OfficialWords.NextDate(
            new OfficialRow
            {
                PersonId = 1,
                Person = "Yann Le Goff",
                Subject = "Nid-de-poule",
                Status = status,
                DepartmentId = null,
                PlannedOn = planned,
                DueOn = due,
            },
            Today
        );
}
