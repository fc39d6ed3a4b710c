using Microsoft.AspNetCore.Mvc;
using Parvis.Ui.Translation;

namespace Parvis.Ui;

static class UiServices
{
    public static void AddParvisUi(this IServiceCollection services)
    {
        services.AddSingleton<Icons>();
        services.AddSingleton<StyleBundle>();
        services.AddSingleton<Translations>();
        services.AddSingleton<PortalWords>();
        // The server's sentences are the only ones: no attributes for a validation script that is not there.
        services.Configure<MvcViewOptions>(options => options.HtmlHelperOptions.ClientValidationEnabled = false);
    }
}
