namespace Parvis.Features.Api.Keys;

/// <summary>What a key may be used for; each endpoint asks for one.</summary>
[Flags]
public enum ApiScopes
{
    None = 0,
    RequestsRead = 1,
    RequestsWrite = 2,
    MessagesWrite = 4,
    FilesWrite = 8,
    PeopleRead = 16,
    CatalogueRead = 32,
}

public static class ApiScopeWords
{
    public static readonly IReadOnlyList<(ApiScopes Scope, string Word, string InFrench)> All =
    [
        (ApiScopes.RequestsWrite, "requests:write", "Enregistrer des demandes"),
        (ApiScopes.RequestsRead, "requests:read", "Lire et suivre les demandes"),
        (ApiScopes.MessagesWrite, "messages:write", "Ajouter une relance, un message ou une note"),
        (ApiScopes.FilesWrite, "files:write", "Joindre des fichiers"),
        (ApiScopes.PeopleRead, "people:read", "Chercher des usagers par leur nom"),
        (ApiScopes.CatalogueRead, "catalogue:read", "Lire les sujets et les services"),
    ];

    public static string Word(this ApiScopes scope) => All.Single(s => s.Scope == scope).Word;

    public static IEnumerable<string> Words(this ApiScopes scopes) =>
        All.Where(s => scopes.HasFlag(s.Scope)).Select(s => s.Word);

    public static ApiScopes? Parse(string word) =>
        All.Where(s => s.Word == word).Select(s => (ApiScopes?)s.Scope).FirstOrDefault();
}
