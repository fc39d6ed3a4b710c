using Microsoft.AspNetCore.Http.HttpResults;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Ui;

/// <summary>Style sheets that are made rather than stored; open to all, like any style sheet.</summary>
static class UiEndpoints
{
    const string TownStyles = "/apparence.css";

    public static void MapParvisUi(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(TownStyles, TownStylesAsync).AllowAnonymous();

    /// <summary>With the stored files, before anybody is recognised: a page that says that the database is away wears them.</summary>
    public static void UseParvisStyles(this IApplicationBuilder app) =>
        app.MapWhen(
            context => context.Request.Path == StyleBundle.Path && HttpMethods.IsGet(context.Request.Method),
            branch =>
                branch.Run(context =>
                    Styles(context, context.RequestServices.GetRequiredService<StyleBundle>()).ExecuteAsync(context)
                )
        );

    /// <summary>Pages of somebody who is kept at the door are dressed like the others.</summary>
    public static bool Serves(PathString path) => path == StyleBundle.Path || path == TownStyles;

    static ContentHttpResult Styles(HttpContext context, StyleBundle bundle)
    {
        StaticContent.Prepare(context);
        return TypedResults.Text(bundle.Css, "text/css; charset=utf-8");
    }

    static async Task<ContentHttpResult> TownStylesAsync(
        HttpContext context,
        SettingsStore settings,
        CancellationToken cancellationToken
    )
    {
        var town = await settings.GetAsync<TownSettings>(cancellationToken);
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Text(TownAccent.From(town.AccentColour)?.ToCss() ?? "", "text/css; charset=utf-8");
    }
}
