using Microsoft.AspNetCore.Http.Extensions;
using Parvis.Features.Oversight.Board;
using Parvis.Features.Oversight.Trends;
using Parvis.Features.Oversight.Workload;
using Parvis.Features.Requesters;

namespace Parvis.Features.Oversight;

public static class OversightLinks
{
    public const string Board = "/pilotage";

    public const string TrendsPage = "/pilotage/tendances";

    public static string TrendsOf(TrendFilter filter) => $"{TrendsPage}{filter.Query()}";

    public static string TrendsExport(TrendFilter filter) => $"{TrendsPage}/export{filter.Query()}";

    public const string EvidencePage = "/pilotage/preuves";

    public const string EvidenceArchive = $"{EvidencePage}/archive";

    public const string WorkloadPage = "/pilotage/charge";

    public static string WorkloadOf(Guid departmentId) => $"{WorkloadPage}?service={departmentId}";

    public static string AgentLoad(Guid departmentId, Guid? agentId, LoadPart part, string? after = null)
    {
        var query = new QueryBuilder();
        if (part.Word() is { } word)
            query.Add("quoi", word);
        if (after is not null)
            query.Add("apres", after);
        return $"{WorkloadPage}/{departmentId}/{Choice.Of(agentId)}{query}";
    }

    public const string Official = "/elu";

    public static string OfficialAnswer(string look) => $"/elu/recherche/{look}";

    public const string ToSign = "/a-signer";

    public static string OfficialSignature(string look, string id) => $"{ToSign}/{look}/{id}";

    public const string StreetNote = "/elu/note";

    public static string NoteReceipt(string note) => $"{StreetNote}/{note}";

    public const string Looks = "/reglages/consultations";

    public static string LooksPage(Guid? officialId, string? reference, string before) =>
        Looks
        + new QueryBuilder
        {
            { "elu", officialId?.ToString() ?? "" },
            { "demande", reference ?? "" },
            { "avant", before },
        };

    public static string List(ListFilter filter, string? after = null) => $"/pilotage/liste{filter.Query(after)}";

    public static string List(BoardMeasure measure) => List(new ListFilter(measure));

    public static string OfDepartment(BoardMeasure measure, Guid? departmentId) =>
        List(new ListFilter(measure) { Department = Choice.Of(departmentId) });

    public static string OfTopic(BoardMeasure measure, Guid? topicId) =>
        List(new ListFilter(measure) { Topic = Choice.Of(topicId) });

    public static string OfChannel(BoardMeasure measure, Channel channel) =>
        List(new ListFilter(measure) { Channel = channel });
}
