namespace Parvis.Features.Organisation;

public static class OrganisationLinks
{
    public static string Departments => "/reglages/services";

    public static string Department(Guid? id = null) => Record("/reglages/services/fiche", id);

    public static string ServicePoints => "/reglages/lieux";

    public static string ServicePoint(Guid? id = null) => Record("/reglages/lieux/fiche", id);

    public static string Agents => "/reglages/agents";

    public static string Agent(Guid? id = null) => Record("/reglages/agents/fiche", id);

    public static string Anonymity(Guid agentId) => $"/reglages/agents/{agentId}/anonymat";

    public static string Officials => "/reglages/elus";

    public static string Official(Guid? id = null) => Record("/reglages/elus/fiche", id);

    /// <summary>What the official may look at: the page is the oversight slice's, above.</summary>
    public static string Delegation(Guid officialId) => $"/reglages/elus/{officialId}/delegation";

    public static string Helpers => "/reglages/aidants";

    public static string Helper(Guid? id = null) => Record("/reglages/aidants/fiche", id);

    /// <summary>What residents entrusted to them: the page is the requests' slice's, above.</summary>
    public static string MandatesOf(Guid helperId) => $"/reglages/aidants/{helperId}/mandats";

    public static string Partners => "/reglages/organismes";

    public static string Partner(Guid? id = null) => Record("/reglages/organismes/fiche", id);

    public static string Circles => "/reglages/cercles";

    public static string Circle(Guid? id = null) => Record("/reglages/cercles/fiche", id);

    public static string CircleMembers(Guid id) => $"/reglages/cercles/{id}/membres";

    public static string Logins => "/reglages/comptes";

    public static string Login(Guid accountId) => $"/reglages/comptes/{accountId}";

    public static string NewLoginForAgent(Guid agentId) => $"/reglages/comptes/nouveau?agent={agentId}";

    public static string NewLoginForOfficial(Guid officialId) => $"/reglages/comptes/nouveau?elu={officialId}";

    public static string NewLoginForHelper(Guid helperId) => $"/reglages/comptes/nouveau?aidant={helperId}";

    public static string Absences => "/absences";

    public static string AbsencesOf(Guid agentId) => $"/absences/{agentId}";

    public static string CancelAbsence(Guid agentId) => $"/absences/{agentId}/annulation";

    public static string MyAccount => "/mon-compte";

    static string Record(string folder, Guid? id) => id is null ? folder : $"{folder}/{id}";
}
