using Parvis.Features.Api.Answers;
using Parvis.Features.Api.Endpoints;
using Parvis.Features.Api.Errors;
using Parvis.Features.Api.Keys;
using Parvis.Features.Api.Reading;
using Parvis.Features.Api.Reference;
using Parvis.Web;

namespace Parvis.Features.Api;

/// <summary>
/// The API goes through a pipeline of its own: no cookie signs in there, so no form of another site can use it and no
/// antiforgery is needed; nothing in it answers with a page.
/// </summary>
static class ApiPipeline
{
    public static void UseParvisApi(this WebApplication app) =>
        app.MapWhen(
            context => ApiLinks.Covers(context.Request.Path),
            api =>
            {
                api.UseMiddleware<ApiProblems>();
                api.UseMiddleware<PlainHttpGate>();
                api.UseMiddleware<InstallationGate>();
                api.UseWhen(
                    context => context.Request.Path == ApiLinks.Document,
                    document =>
                    {
                        document.UseAuthentication();
                        document.UseMiddleware<ViewerMiddleware>();
                    }
                );
                api.UseRouting();
                api.UseMiddleware<ApiGate>();
                api.UseEndpoints(endpoints => endpoints.MapParvisApi());
            }
        );

    // In the branch, which has routes of its own: no page is reachable here, and no call through the pages' pipeline.
    static void MapParvisApi(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapOpenApi(ApiLinks.Document).WithMetadata(new OpenToSessions());
        var api = endpoints.MapGroup(ApiLinks.Root);
        foreach (var status in new[] { 400, 401, 403, 404, 422, 429, 503 })
            api.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(ApiProblem), [ApiProblem.ContentType]));
        api.MapPost("/requests", RegisterRequest.RunAsync)
            .Needs(ApiScopes.RequestsWrite)
            .Accepts<RequestToRegister>("application/json")
            .Produces<RequestView>(StatusCodes.Status201Created)
            .WithMetadata(new HonoursRetries())
            .Says("registerRequest", "Register a request", "Enregistrer une demande");
        api.MapGet("/requests", ReadRequests.ListAsync)
            .Needs(ApiScopes.RequestsRead)
            .Produces<RequestList>()
            .Says("listRequests", "List requests, the newest first", "Lister les demandes, les plus récentes d'abord");
        api.MapGet("/requests/{reference}", ReadRequests.OneAsync)
            .Needs(ApiScopes.RequestsRead)
            .Produces<RequestDetail>()
            .Says("readRequest", "Read one request", "Lire une demande");
        api.MapPost("/requests/{reference}/messages", AddMessage.RunAsync)
            .Needs(ApiScopes.MessagesWrite)
            .Accepts<MessageToAdd>("application/json")
            .Produces<RequestView>(StatusCodes.Status201Created)
            .WithMetadata(new HonoursRetries())
            .Says("addMessage", "Add a chaser, a message or a note", "Ajouter une relance, un message ou une note");
        api.MapPost("/requests/{reference}/files", AddFiles.RunAsync)
            .Needs(ApiScopes.FilesWrite)
            .Produces<FileList>(StatusCodes.Status201Created)
            .WithMetadata(new HonoursRetries())
            .WithMetadata(new TakesFiles())
            .Says("addFiles", "Join files to a request", "Joindre des fichiers à une demande");
        api.MapGet("/people", FindPeople.RunAsync)
            .Needs(ApiScopes.PeopleRead)
            .Produces<PeopleFound>()
            .Says("findPeople", "Find people by name", "Chercher des usagers par leur nom");
        api.MapGet("/topics", ReadCatalogue.TopicsAsync)
            .Needs(ApiScopes.CatalogueRead)
            .Produces<TopicList>()
            .Says("listTopics", "List the topics", "Lister les sujets");
        api.MapGet("/departments", ReadCatalogue.DepartmentsAsync)
            .Needs(ApiScopes.CatalogueRead)
            .Produces<DepartmentList>()
            .Says("listDepartments", "List the departments", "Lister les services");
    }

    static RouteHandlerBuilder Needs(this RouteHandlerBuilder endpoint, ApiScopes scope) =>
        endpoint.WithMetadata(new NeededScope(scope));

    static RouteHandlerBuilder Says(this RouteHandlerBuilder endpoint, string name, string english, string french) =>
        endpoint.WithName(name).WithSummary(english).WithMetadata(new Said(english, french));

    public static void AddParvisApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options => ApiJson.Configure(options.SerializerOptions));
        services.AddApiDocument();
        services.AddSingleton<ApiJson>();
        services.AddSingleton<ApiRate>();
        services.AddScoped<ApiCaller>();
        services.AddScoped<ApiRetries>();
        services.AddScoped<RequestViews>();
    }
}
