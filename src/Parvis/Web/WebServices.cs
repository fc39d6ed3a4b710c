using System.Globalization;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.WebEncoders;
using Parvis.Data;
using Parvis.Data.Jobs;
using Parvis.Features.Accounts;
using Parvis.Features.Accounts.Resuming;
using Parvis.Features.Administration.Texts;
using Parvis.Features.Api;
using Parvis.Features.Privacy;
using Parvis.Ui;
using Parvis.Ui.Translation;

namespace Parvis.Web;

/// <summary>Pages, sign-in, headers: what every page of every slice goes through.</summary>
static class WebServices
{
    public static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    public static void AddParvisWeb(this IServiceCollection services)
    {
        CultureInfo.DefaultThreadCurrentCulture = French;
        CultureInfo.DefaultThreadCurrentUICulture = French;

        services.AddHttpContextAccessor();
        services.AddScoped<CurrentViewer>();
        services.AddScoped<ShownRecords>();
        services.AddScoped<OnceOnly>();
        services.AddSingleton<Health>();
        services.AddJob<ForgetFormTokensJob>(TimeSpan.FromHours(6));
        services.AddScoped<KeptForms>();
        services.AddScoped<StaleFormFilter>();
        services.AddJob<ForgetKeptWordsJob>(TimeSpan.FromHours(1));
        services.AddSingleton<IInterceptor, VersionStamp>();
        services.AddSingleton<IInterceptor, TextLimits>();
        services.Configure<WebEncoderOptions>(options =>
            options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All)
        );
        services
            .AddRazorPages(options =>
            {
                options.RootDirectory = "/Features";
                options.Conventions.ConfigureFilter(new TransactionPageFilter());
                options.Conventions.ConfigureFilter(new ServiceFilterAttribute<StaleFormFilter>());
                options.Conventions.ConfigureFilter(new ServiceFilterAttribute<LookFilter>());
            })
            .AddMvcOptions(options =>
            {
                // A page that needs more fields than usual says so; a list of them must not stop before it does.
                options.MaxModelBindingCollectionSize = 20_000;
                options.ModelMetadataDetailsProviders.Add(new FrenchValidationMessages());
            });
        services
            .AddOptions<MvcOptions>()
            .Configure<PortalWords>((options, words) => options.ModelBindingMessageProvider.Use(words));
        services.Configure<RazorViewEngineOptions>(options =>
        {
            options.PageViewLocationFormats.Add("/Ui/{0}.cshtml");
            options.ViewLocationFormats.Add("/Ui/{0}.cshtml");
        });
        services.AddParvisUi();
        services.AddRouting(options =>
        {
            options.LowercaseUrls = true;
            options.ConstraintMap["reference"] = typeof(ReferenceRouteConstraint);
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = false;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"];
        });

        var keys = services.AddDataProtection().SetApplicationName("Parvis");
        services.AddSingleton<DataProtectionKeyStore>();
        services
            .AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>()
            .Configure<DataProtectionKeyStore>((options, store) => options.XmlRepository = store);

        services
            .AddIdentityCore<Account>(AccountRules.Configure)
            .AddEntityFrameworkStores<ParvisDbContext>()
            .AddSignInManager()
            .AddErrorDescriber<FrenchIdentityErrors>()
            .AddDefaultTokenProviders();
        services
            .AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddIdentityCookies(cookies =>
                cookies.ApplicationCookie!.Configure(options =>
                {
                    options.Cookie.Name = "parvis";
                    options.Cookie.HttpOnly = true;
                    options.Cookie.SameSite = SameSiteMode.Lax;
                    // Plain HTTP is refused from anywhere but this machine (PlainHttpGate), where there is no https to require.
                    options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                    options.LoginPath = "/connexion";
                    options.Events.OnRedirectToLogin = KeptForm.RedirectAsync;
                    // What one may not open answers exactly as what does not exist.
                    options.Events.OnRedirectToAccessDenied = context =>
                    {
                        context.Response.StatusCode = StatusCodes.Status404NotFound;
                        return Task.CompletedTask;
                    };
                    options.ReturnUrlParameter = "retour";
                    options.ExpireTimeSpan = TimeSpan.FromHours(10);
                    options.SlidingExpiration = true;
                })
            );
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "parvis-formulaire";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.HeaderName = "X-Parvis-Formulaire";
            // The policy of each page says who may frame it, which this header could not say.
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddAuthorization(options =>
        {
            // Nothing is open by omission.
            options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
            options.AddParvisPolicies();
        });
        services.AddScoped<IAuthorizationHandler, ViewerRequirementHandler>();
    }

    public static void UseParvisWeb(this WebApplication app)
    {
        app.UseRequestLocalization(options =>
        {
            options.DefaultRequestCulture = new(French);
            options.SupportedCultures = [French];
            options.SupportedUICultures = [French];
            options.RequestCultureProviders.Clear();
        });
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<ResidentLanguage>();
        app.UseResponseCompression();
        app.MapWhen(
            context => context.Request.Path == Health.Path,
            branch => branch.Run(context => context.RequestServices.GetRequiredService<Health>().AnswerAsync(context))
        );
        app.UseParvisApi();
        app.UseExceptionHandler("/incident");
        app.UseStatusCodePagesWithReExecute("/introuvable", "?code={0}");
        app.UseMiddleware<OutageGate>();
        app.UseStaticFiles(
            new StaticFileOptions { OnPrepareResponse = context => StaticContent.Prepare(context.Context) }
        );
        app.UseParvisStyles();
        app.UseMiddleware<PlainHttpGate>();
        app.UseMiddleware<InstallationGate>();
        app.UseRouting();
        app.UseMiddleware<BodySizeGate>();
        app.UseAuthentication();
        app.UseMiddleware<ViewerMiddleware>();
        app.UseMiddleware<TemporaryPasswordGate>();
        app.UseAuthorization();
        app.MapParvisUi();
        app.MapTextStops();
        app.MapRazorPages();
    }
}
