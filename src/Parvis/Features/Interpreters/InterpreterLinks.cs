using Parvis.Features.Requests;

namespace Parvis.Features.Interpreters;

public static class InterpreterLinks
{
    public static string Settings => "/reglages/interpretes";

    public static string Sheet(Guid? id = null) => id is null ? $"{Settings}/fiche" : $"{Settings}/fiche/{id}";

    /// <summary>For agents.</summary>
    public static string Directory => "/interpretes";

    public static string Book(string reference) => RequestLinks.Action(reference, "interprete");
}
