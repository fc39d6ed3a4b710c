using Parvis.Features.Accounts;
using Parvis.Features.Api;
using Parvis.Features.Api.Errors;
using Parvis.Ui;

namespace Parvis.Web;

/// <summary>
/// Before anybody can sign in, every page leads to the set-up. Afterwards the set-up does not exist. In Development
/// an empty town is filled with the demonstration instead.
/// </summary>
sealed class InstallationGate(RequestDelegate next, InstallationState state, IHostEnvironment environment)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var installing = context.Request.Path.StartsWithSegments(AccountLinks.Installation, StringComparison.Ordinal);
        if (environment.IsDevelopment() || await state.IsInstalledAsync(context.RequestAborted))
        {
            if (installing)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }
        }
        else if (!installing && !UiEndpoints.Serves(context.Request.Path))
        {
            if (ApiLinks.Covers(context.Request.Path))
                throw new ApiRefusedException(ApiError.NotInstalled);
            context.Response.Redirect(AccountLinks.Installation);
            return;
        }

        await next(context);
    }
}

/// <summary>A password made by the program opens nothing but the page that changes it.</summary>
sealed class TemporaryPasswordGate(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context, CurrentViewer viewer)
    {
        var path = context.Request.Path;
        if (
            !viewer.IsKnown
            || !viewer.Value.MustChangePassword
            || UiEndpoints.Serves(path)
            || path.StartsWithSegments(AccountLinks.ChangePassword, StringComparison.Ordinal)
            || path.StartsWithSegments(AccountLinks.SignOut, StringComparison.Ordinal)
        )
            return next(context);
        context.Response.Redirect(AccountLinks.ChangePassword);
        return Task.CompletedTask;
    }
}

/// <summary>
/// Passwords and residents' data never travel in clear: outside Development, plain HTTP is for this machine alone
/// unless the setting <c>Parvis:AllowHttp</c> says otherwise.
/// </summary>
sealed class PlainHttpGate(RequestDelegate next, IConfiguration configuration, IHostEnvironment environment)
{
    readonly bool open = environment.IsDevelopment() || configuration.GetValue("Parvis:AllowHttp", false);

    public async Task InvokeAsync(HttpContext context)
    {
        var from = context.Connection.RemoteIpAddress;
        if (open || context.Request.IsHttps || from is null || System.Net.IPAddress.IsLoopback(from))
        {
            await next(context);
            return;
        }

        if (ApiLinks.Covers(context.Request.Path))
            throw new ApiRefusedException(ApiError.PlainHttp);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(
            "Cette adresse doit être ouverte en https. L'administrateur peut placer Parvis derrière un serveur "
                + "https, ou accepter http sur un réseau sûr avec le réglage Parvis:AllowHttp.",
            context.RequestAborted
        );
    }
}
