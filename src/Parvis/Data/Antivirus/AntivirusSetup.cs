namespace Parvis.Data.Antivirus;

static class AntivirusSetup
{
    public static void AddAntivirus(this IServiceCollection services, IConfiguration configuration)
    {
        if (ClamAvAddress.Of(configuration) is { } address)
            services.AddSingleton<IAntivirus>(new ClamAv(address));
        else
            services.AddSingleton<IAntivirus, NoAntivirus>();
    }
}
