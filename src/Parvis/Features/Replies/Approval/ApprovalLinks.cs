using Parvis.Features.Requests;

namespace Parvis.Features.Replies.Approval;

public static class ApprovalLinks
{
    public static string Waiting => "/a-valider";

    public static string Proposal(string publicId) => $"/a-valider/{publicId}";

    public static string TakingBack(string reference) => RequestLinks.Action(reference, "reponse/reprise");

    public static string Circuits => "/reglages/circuits";

    public static string Circuit(Guid? id = null) => $"/reglages/circuits/fiche{(id is null ? "" : $"/{id}")}";

    public static string Signatures => "/reglages/signatures";

    public static string Signature(Guid? id = null) => $"/reglages/signatures/fiche{(id is null ? "" : $"/{id}")}";
}
