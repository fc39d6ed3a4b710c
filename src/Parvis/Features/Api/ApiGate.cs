using Microsoft.Net.Http.Headers;
using Parvis.Data;
using Parvis.Features.Api.Errors;
using Parvis.Features.Api.Keys;
using Parvis.Web;

namespace Parvis.Features.Api;

/// <summary>What an endpoint asks of a key; none is any key.</summary>
public sealed record NeededScope(ApiScopes Scope);

/// <summary>Nobody's data: who is signed in reads it without a key.</summary>
public sealed record OpenToSessions;

/// <summary>Who calls, how often, and whether the key allows it: in this order, before anything is read.</summary>
sealed class ApiGate(RequestDelegate next, ApiKeyRing ring, ApiRate rate, ApiKeyUses uses)
{
    public async Task InvokeAsync(HttpContext context, ApiCaller caller, CurrentViewer session, ParvisDbContext db)
    {
        var endpoint = context.GetEndpoint();
        var authorization = context.Request.Headers.Authorization.ToString();
        if (
            authorization.Length == 0
            && endpoint?.Metadata.GetMetadata<OpenToSessions>() is not null
            && session is { IsKnown: true, Value.MustChangePassword: false }
        )
        {
            await next(context);
            return;
        }

        var key =
            await ring.FindAsync(Token(authorization), db, context.RequestAborted) ?? throw Unknown(authorization);
        if (rate.WaitFor(key) is { } wait)
            throw new ApiRefusedException(
                ApiError.TooMany,
                new(
                    $"This key may call {ApiLanguage.Number(key.RequestsPerMinute)} times a minute.",
                    $"Cette clé permet {ApiLanguage.Number(key.RequestsPerMinute)} appels par minute."
                )
            )
            {
                RetryAfter = wait,
            };
        uses.Note(key.Id);
        if (endpoint is null)
            throw new ApiRefusedException(ApiError.NotFound);
        if (endpoint.Metadata.GetMetadata<NeededScope>() is { } needed && !key.Scopes.HasFlag(needed.Scope))
            throw Lacking(needed.Scope.Word());
        caller.Set(key);
        await next(context);
    }

    static string Token(string authorization) =>
        authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? authorization[7..].Trim() : "";

    static ApiRefusedException Unknown(string authorization) =>
        new(
            ApiError.Unauthorized,
            new(
                $"Send the key in the header « {HeaderNames.Authorization}: Bearer parvis_… ».",
                $"Envoyez la clé dans l'en-tête « {HeaderNames.Authorization}: Bearer parvis_… »."
            )
        )
        {
            WwwAuthenticate =
                authorization.Length == 0
                    ? "Bearer realm=\"Parvis\""
                    : "Bearer realm=\"Parvis\", error=\"invalid_token\"",
        };

    static ApiRefusedException Lacking(string scope) =>
        new(
            ApiError.MissingScope,
            new($"This needs a key with the scope {scope}.", $"Il faut une clé qui porte le droit {scope}.")
        )
        {
            WwwAuthenticate = $"Bearer realm=\"Parvis\", error=\"insufficient_scope\", scope=\"{scope}\"",
        };
}
