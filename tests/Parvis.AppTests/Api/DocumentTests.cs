using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Data;
using Parvis.Features.Api;
using Parvis.TestKit;

namespace Parvis.AppTests.Api;

/// <summary>What is written about the API is what it does.</summary>
public sealed partial class DocumentTests
{
    [Fact]
    public async Task The_document_describes_every_route_and_no_other()
    {
        await using var app = await TownApp.StartAsync(DatabaseKind.Sqlite);
        using var peer = await ApiPeer.OfAsync(app);

        var document = (await peer.GetAsync("/api/v1/openapi.json")).Is(HttpStatusCode.OK).Json;

        document.GetProperty("openapi").GetString()!.ShouldStartWith("3.1");
        var described = document
            .GetProperty("paths")
            .EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(o => $"{o.Name.ToUpperInvariant()} {path.Name}"));
        var mapped = app
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(s => s.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<NeededScope>() is not null)
            .SelectMany(e =>
                e.Metadata.GetMetadata<HttpMethodMetadata>()!
                    .HttpMethods.Select(m => $"{m} /{e.RoutePattern.RawText!.TrimStart('/')}")
            )
            .Distinct(StringComparer.Ordinal);
        described.Order(StringComparer.Ordinal).ShouldBe(mapped.Order(StringComparer.Ordinal));
        document.GetProperty("components").GetProperty("securitySchemes").EnumerateObject().Count().ShouldBe(1);
    }

    [SkippableTheory, BothDatabases]
    public async Task The_page_says_it_in_French(DatabaseKind database)
    {
        await using var app = await TownApp.StartAsync(database);
        using var agent = await app.SignInAsync("accueil");

        var page = await agent.GetPageAsync("/api");

        page.Text.ShouldContain("Enregistrer une demande");
        page.Text.ShouldContain("POST /api/v1/requests");
        page.Text.ShouldContain("Les mots de l'usager.");
        page.Text.ShouldContain("too-many-requests");
        page.Text.ShouldContain("Droit : requests:write (enregistrer des demandes)");
        page.Text.ShouldContain("texte, facultatif");
        page.Text.ShouldContain("frontDesk (");
        page.Text.ShouldNotContain("String");
        page.Text.ShouldNotContain("Scope:");
    }

    /// <summary>The script of docs/api.md, as a reader would copy it.</summary>
    [SkippableTheory, BothDatabases]
    public async Task The_script_of_the_documentation_works(DatabaseKind database)
    {
        Requirements.Need(File.Exists("/usr/bin/curl") && File.Exists("/bin/bash"), "bash and curl are not here.");
        await using var app = await TownApp.StartAsync(database);
        using var peer = await ApiPeer.OfAsync(app);
        var text = await File.ReadAllTextAsync(System.IO.Path.Combine(Repository.Root, "docs", "api.md"));
        var script = Script().Match(text).Groups["script"].Value;
        var start = new ProcessStartInfo("/bin/bash", ["-c", script])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PARVIS_URL"] = app.Address.ToString().TrimEnd('/');
        start.Environment["PARVIS_KEY"] = peer.Token;

        using var run = Process.Start(start)!;
        var output = await run.StandardOutput.ReadToEndAsync();
        var errors = await run.StandardError.ReadToEndAsync();
        await run.WaitForExitAsync();

        run.ExitCode.ShouldBe(0, errors + output);
        output.ShouldContain("Registered 26-");
        output.ShouldContain("\"chasers\":1");
        output.ShouldContain("Still there.");
    }

    [GeneratedRegex("```bash\n(?<script>#!.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Script();
}
