namespace Parvis.Features.Addresses;

/// <summary>The town's own file of addresses, offered while a place is typed.</summary>
static class AddressServices
{
    public static IServiceCollection AddAddresses(this IServiceCollection services)
    {
        services.AddSingleton<AddressDirectory>();
        services.AddScoped<AddressImport>();
        return services;
    }
}
