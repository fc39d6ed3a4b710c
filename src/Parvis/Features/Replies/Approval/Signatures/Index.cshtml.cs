using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Features.Topics;
using Parvis.Web;

namespace Parvis.Features.Replies.Approval.Signatures;

/// <summary>Who signs what: the table that the block below an answer follows.</summary>
[Authorize(Policies.Approvals)]
public sealed class IndexModel(
    SignatureService signatures,
    OfficialService officials,
    OrganisationDirectory directory,
    TopicCatalogue topics,
    TownClock clock
) : PageModel
{
    public IReadOnlyList<(SignatureDelegation Delegation, string Name)> Rows { get; private set; } = [];

    public OrganisationSnapshot Organisation { get; private set; } = null!;

    public TopicTree Topics { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Organisation = await directory.GetAsync(cancellationToken);
        Topics = await topics.GetAsync(cancellationToken);
        Today = await clock.TodayAsync(cancellationToken);
        var elected = (await officials.AllAsync(cancellationToken)).ToDictionary(o => o.Id, o => o.FullName);
        Rows =
        [
            .. (await signatures.AllAsync(cancellationToken)).Select(d =>
                (
                    d,
                    d.OfficialId is { } official
                        ? elected.GetValueOrDefault(official, "")
                        : Organisation.AgentName(d.AgentId)
                )
            ),
        ];
    }

    public string Extent(SignatureDelegation delegation) =>
        string.Join(
            ", ",
            delegation
                .Topics.Select(t => Topics.Path(t))
                .Concat(delegation.Departments.Select(d => Organisation.DepartmentName(d)))
        )
            is { Length: > 0 } words
            ? words
            : "tout";
}
