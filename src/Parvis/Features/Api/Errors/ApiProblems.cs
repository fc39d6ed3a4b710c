using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Parvis.Data;
using Parvis.Data.Outages;
using Parvis.Features.Requests;
using Parvis.Web;

namespace Parvis.Features.Api.Errors;

/// <summary>Whatever goes wrong under /api/v1 is told as a problem (RFC 9457): programs never get a page.</summary>
sealed partial class ApiProblems(
    RequestDelegate next,
    IOptions<JsonOptions> json,
    OutageLog outages,
    ILogger<ApiProblems> log
)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
#pragma warning disable CA1031 // Whatever happened, the caller is a program waiting for JSON.
        catch (Exception failure) when (!context.Response.HasStarted)
#pragma warning restore CA1031
        {
            var refusal = Explain(failure);
            if (refusal.Error == ApiError.Unavailable)
                outages.Note(OutageSigns.Of(failure)!.Value, failure);
            if (refusal.Error == ApiError.Internal)
                LogFailure(failure, context.Request.Method, context.Request.Path);
            await WriteAsync(context, refusal);
            return;
        }

        if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null })
            await WriteAsync(context, new ApiRefusedException(ApiError.Of(context.Response.StatusCode)));
    }

    static ApiRefusedException Explain(Exception failure) =>
        failure switch
        {
            ApiRefusedException refusal => refusal,
            RequestNotFoundException => new ApiRefusedException(ApiError.NotFound),
            RefusedException refused => RefusedInEnglish.Refusal(refused),
            DbUpdateConcurrencyException => new ApiRefusedException(
                ApiError.Conflict,
                new("Read it again, then try again.", "Relisez, puis recommencez.")
            ),
            _ when OutageSigns.Of(failure) is { } outage => Away(outage),
            BadHttpRequestException bad => new ApiRefusedException(ApiError.Of(bad.StatusCode)),
            _ => new ApiRefusedException(ApiError.Internal),
        };

    static ApiRefusedException Away(Outage outage) =>
        new(
            ApiError.Unavailable,
            outage switch
            {
                Outage.DatabaseAway => new("Its database is away.", "Sa base de données ne répond pas."),
                Outage.DiskFull => new("Its disk is full.", "Son disque est plein."),
                Outage.FilesAway => new("Its files are away.", "Ses fichiers ne sont pas accessibles."),
            }
        )
        {
            RetryAfter = OutageGate.ComeBack,
        };

    async Task WriteAsync(HttpContext context, ApiRefusedException refusal)
    {
        var french = context.Request.PrefersFrench();
        var response = context.Response;
        response.StatusCode = refusal.Error.Status;
        response.ContentType = ApiProblem.ContentType;
        response.Headers.ContentLanguage = french ? "fr" : "en";
        response.Headers.Vary = "Accept-Language";
        if (refusal.WwwAuthenticate is { } authenticate)
            response.Headers.WWWAuthenticate = authenticate;
        if (refusal.RetryAfter is { } wait)
            response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var problem = new ApiProblem
        {
            Type = refusal.Error.Type,
            Title = refusal.Error.Title.In(french),
            Status = refusal.Error.Status,
            Detail = refusal.Detail?.In(french),
            Instance = context.Request.Path,
            Errors =
                refusal.Fields.Count == 0
                    ? null
                    :
                    [
                        .. refusal.Fields.Select(f => new ApiFieldError
                        {
                            Field = f.Field,
                            Message = f.Message.In(french),
                        }),
                    ],
        };
        await JsonSerializer.SerializeAsync(
            response.Body,
            problem,
            json.Value.SerializerOptions,
            context.RequestAborted
        );
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed.")]
    partial void LogFailure(Exception failure, string method, string path);
}
