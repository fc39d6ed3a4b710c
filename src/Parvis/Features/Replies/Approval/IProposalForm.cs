namespace Parvis.Features.Replies.Approval;

/// <summary>A page where who approves changes the words first: agents and officials have the same form, see <c>_Change.cshtml</c>.</summary>
public interface IProposalForm
{
    Proposal Proposal { get; }

    /// <summary>The version that was read.</summary>
    int Seen { get; }

    string? Subject { get; }

    string? Body { get; }

    /// <summary>For those who approve after them and for who wrote it.</summary>
    string? Words { get; }

    /// <summary>Of the page.</summary>
    string Address { get; }
}
