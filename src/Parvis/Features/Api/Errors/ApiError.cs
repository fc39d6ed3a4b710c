namespace Parvis.Features.Api.Errors;

/// <summary>A kind of refusal: its address names it for programs, its title for people.</summary>
public sealed record ApiError(string Code, int Status, Said Title)
{
    public string Type => $"{ApiLinks.Page}#{Code}";

    public static readonly ApiError Malformed = new(
        "malformed",
        400,
        new("The request cannot be read", "La requête est illisible")
    );
    public static readonly ApiError Unauthorized = new(
        "unauthorized",
        401,
        new("A valid key is needed", "Il faut une clé valable")
    );
    public static readonly ApiError MissingScope = new(
        "missing-scope",
        403,
        new("The key does not allow this", "La clé ne permet pas cela")
    );
    public static readonly ApiError PlainHttp = new("plain-http", 403, new("Use https", "Utilisez https"));
    public static readonly ApiError NotFound = new(
        "not-found",
        404,
        new("There is nothing here", "Il n'y a rien à cette adresse")
    );
    public static readonly ApiError Method = new(
        "method-not-allowed",
        405,
        new("This address does not take this method", "Cette adresse n'accepte pas cette méthode")
    );
    public static readonly ApiError Conflict = new(
        "conflict",
        409,
        new("Somebody else changed it at the same time", "Quelqu'un d'autre l'a changé au même moment")
    );
    public static readonly ApiError TooLarge = new(
        "too-large",
        413,
        new("The request is too large", "La requête est trop volumineuse")
    );
    public static readonly ApiError MediaType = new(
        "unsupported-media-type",
        415,
        new("This content type is not read here", "Ce type de contenu n'est pas lu ici")
    );
    public static readonly ApiError Invalid = new("invalid", 422, new("A value is refused", "Une valeur est refusée"));
    public static readonly ApiError KeyReused = new(
        "idempotency-key-reused",
        422,
        new("This Idempotency-Key served for something else", "Cette Idempotency-Key a servi à autre chose")
    );
    public static readonly ApiError TooMany = new(
        "too-many-requests",
        429,
        new("Too many requests", "Trop de requêtes")
    );
    public static readonly ApiError Internal = new(
        "internal",
        500,
        new("Something went wrong here", "Quelque chose s'est mal passé ici")
    );
    public static readonly ApiError Unavailable = new(
        "unavailable",
        503,
        new("Parvis cannot answer for the moment", "Parvis ne peut pas répondre pour l'instant")
    );
    public static readonly ApiError NotInstalled = new(
        "not-installed",
        503,
        new("Parvis is not set up yet", "Parvis n'est pas encore installé")
    );

    public static readonly IReadOnlyList<ApiError> All =
    [
        Malformed,
        Unauthorized,
        MissingScope,
        PlainHttp,
        NotFound,
        Method,
        Conflict,
        TooLarge,
        MediaType,
        Invalid,
        KeyReused,
        TooMany,
        Internal,
        Unavailable,
        NotInstalled,
    ];

    public static ApiError Of(int status) =>
        All.FirstOrDefault(e => e.Status == status) ?? (status < 500 ? Malformed : Internal);
}
