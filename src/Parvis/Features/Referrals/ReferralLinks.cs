using Parvis.Features.Requests;

namespace Parvis.Features.Referrals;

public static class ReferralLinks
{
    public static string Competences => "/reglages/qui-fait-quoi";

    public static string Refer(string reference) => RequestLinks.Action(reference, "reorienter");

    /// <summary>What the partner says: its reference, the day it received it.</summary>
    public static string News(string reference) => RequestLinks.Action(reference, "organisme");

    public static string Chase(string reference) => RequestLinks.Action(reference, "relance-organisme");

    /// <summary>The answer of the partner, or its refusal.</summary>
    public static string Return(string reference) => RequestLinks.Action(reference, "retour-organisme");
}
