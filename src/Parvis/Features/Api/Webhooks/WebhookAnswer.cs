namespace Parvis.Features.Api.Webhooks;

/// <summary>How a call ended; the error is a short French sentence for the administrator.</summary>
public sealed record WebhookAnswer(int? StatusCode, string Error)
{
    public const int MaxError = 200;

    public bool Delivered => Error.Length == 0;

    public static WebhookAnswer None(string error) => new(null, error);

    public static WebhookAnswer Of(int status) =>
        new(
            status,
            status switch
            {
                >= 200 and < 300 => "",
                >= 300 and < 400 => "Le serveur renvoie vers une autre adresse : donnez l'adresse finale.",
                401 or 403 => "Le serveur refuse l'appel : vérifiez le secret.",
                404 or 410 => "Le serveur ne connaît pas cette adresse.",
                _ => "Le serveur n'a pas accepté l'appel.",
            }
        );
}
