using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Api.Errors;
using Parvis.Features.Api.Reading;

namespace Parvis.Features.Api.Answers;

/// <summary>
/// A call that writes, in one transaction with its answer when the caller gave it a name: sent again, even at the same
/// time, it gets the very same answer and does nothing more.
/// </summary>
public sealed class ApiRetries(ParvisDbContext db, Transactions transactions, ApiJson json, TimeProvider clock)
{
    const string Header = "Idempotency-Key";

    public async Task<IResult> CreateAsync<T>(
        HttpContext context,
        ApiCaller caller,
        byte[] body,
        Func<Task<(string Location, T Made)>> work
    )
    {
        var aborted = context.RequestAborted;
        var (location, text) = context.Request.Headers[Header] switch
        {
            [] => await transactions.RunAsync(async () => Written(await work()), aborted),
            [{ } name] when IsName(name) => await OnceAsync(
                caller.Key.Id,
                name,
                DigestOf(context, body),
                work,
                aborted
            ),
            _ => throw ApiRefusedException.Malformed(
                "The header Idempotency-Key holds 1 to 255 visible ASCII characters, once.",
                "L'en-tête Idempotency-Key porte de 1 à 255 caractères ASCII visibles, une fois."
            ),
        };
        context.Response.Headers.Location = location;
        return TypedResults.Text(text, "application/json; charset=utf-8", Encoding.UTF8, StatusCodes.Status201Created);
    }

    Task<(string Location, string Text)> OnceAsync<T>(
        Guid keyId,
        string name,
        string digest,
        Func<Task<(string Location, T Made)>> work,
        CancellationToken cancellationToken
    ) =>
        transactions.RunAsync(
            async () =>
            {
                if (!await ClaimAsync(keyId, name, digest, cancellationToken))
                    return await RepeatAsync(keyId, name, digest, cancellationToken);
                var (location, text) = Written(await work());
                await Of(keyId, name)
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(a => a.Location, location).SetProperty(a => a.Body, text),
                        cancellationToken
                    );
                return (location, text);
            },
            cancellationToken
        );

    // The same statement is valid on both databases; on PostgreSQL it waits for the same call under way.
    async Task<bool> ClaimAsync(Guid keyId, string name, string digest, CancellationToken cancellationToken) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "ApiAnswers" ("ApiKeyId", "IdempotencyKey", "Digest", "At", "Location", "Body")
            VALUES ({keyId}, {name}, {digest}, {clock.GetUtcNow().UtcDateTime}, '', '')
            ON CONFLICT ("ApiKeyId", "IdempotencyKey") DO NOTHING
            """,
            cancellationToken
        ) == 1;

    async Task<(string Location, string Text)> RepeatAsync(
        Guid keyId,
        string name,
        string digest,
        CancellationToken cancellationToken
    )
    {
        var given = await Of(keyId, name).AsNoTracking().SingleAsync(cancellationToken);
        return given.Digest == digest
            ? (given.Location, given.Body)
            : throw new ApiRefusedException(
                ApiError.KeyReused,
                new("Take a new one for each new call.", "Prenez-en une nouvelle pour chaque nouvel appel.")
            );
    }

    IQueryable<ApiAnswer> Of(Guid keyId, string name) =>
        db.Set<ApiAnswer>().Where(a => a.ApiKeyId == keyId && a.IdempotencyKey == name);

    (string Location, string Text) Written<T>((string Location, T Made) done) =>
        (done.Location, JsonSerializer.Serialize(done.Made, json.Options));

    static bool IsName(string name) =>
        name.Length is > 0 and <= ApiAnswer.MaxKey && name.All(c => c is > ' ' and <= '~');

    static string DigestOf(HttpContext context, byte[] body) =>
        Convert.ToHexStringLower(
            SHA256.HashData([.. Encoding.UTF8.GetBytes($"{context.Request.Method} {context.Request.Path}\n"), .. body])
        );
}
