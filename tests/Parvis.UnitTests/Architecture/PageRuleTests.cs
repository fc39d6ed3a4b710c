using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Commands;
using Parvis.TestKit;
using Parvis.Web;

namespace Parvis.UnitTests.Architecture;

public sealed partial class PageRuleTests
{
    /// <summary>The only pages anybody may open without signing in.</summary>
    static readonly string[] OpenToAll =
    [
        "/connexion",
        "/connexion/reprise",
        "/incident",
        // Only before anybody can sign in, with the code shown on the console.
        "/installation",
        "/logo",
        "/introuvable",
        "/logo",
        // Light or dark, also on the sign-in page.
        "/apparence",
        // Residents choose the size of the text, the contrast, the colours.
        "/affichage",
        // Development only: answers like what does not exist elsewhere.
        "/style",
        // What the town promises: for anybody, once it publishes it.
        "/engagements",
        // Residents follow a request with a code, or with a secret link.
        "/suivi",
        "/suivi/{reference:reference}/{token}",
        "/suivi/{reference:reference}/{token}/{id}",
        // Residents ask: the catalogue, and a draft that its secret address opens.
        "/adresses/pres",
        "/demander",
        "/demander/accessibilite",
        "/demander/mentions-legales",
        // What the town announces to everybody.
        "/annonces.{format:regex(^(json|xml|txt)$)}",
        // Who was invited to give an opinion has the address alone.
        "/avis/{key}",
        // Whoever has the address of a campaign, or is before a tablet, answers.
        "/avis/campagne/{key}",
        "/avis/borne/{key}",
        // Whoever wishes joins the panel, and leaves it by a secret link.
        "/demander/panel",
        "/demander/panel/{id}/{token}",
        // What residents said, and what came of it.
        "/demander/ameliorations",
        // Addresses of the town are public.
        "/adresses",
        // Places, departments, who does what; what the State publishes.
        "/demander/annuaire",
        "/demander/officiel",
        "/demander/officiel/{id}",
        "/demander/officiel/{id}/impression",
        "/demander/choix/{id:guid}",
        // Answers that the town published for everybody.
        "/demander/fiches/{id:guid}",
        "/demander/fiches/{id:guid}/imprimer",
        "/demander/{id:guid}",
        "/demander/essai/{key}",
        "/demander/en-cours/{key}/{number:int}",
        "/demander/en-cours/{key}/vous",
        "/demander/en-cours/{key}/verification",
        "/demander/en-cours/{key}/accuse",
    ];

    static readonly IReadOnlyList<string> Views =
    [
        .. Directory.EnumerateFiles(Repository.ApplicationFolder, "*.cshtml", SearchOption.AllDirectories),
    ];

    public static TheoryData<string> Pages() =>
        [
            .. Views
                .Where(v => File.ReadLines(v).FirstOrDefault()?.StartsWith("@page", StringComparison.Ordinal) == true)
                .Select(Relative),
        ];

    public static TheoryData<string> AllViews() => [.. Views.Select(Relative)];

    [Theory, MemberData(nameof(Pages))]
    public void A_page_states_its_route_and_exactly_one_policy(string view)
    {
        var text = File.ReadAllText(Path.Combine(Repository.ApplicationFolder, view));
        var route = Route().Match(text);
        route.Success.ShouldBeTrue("@page \"/une-route\" on the first line");
        var name = Model().Match(text).Groups["name"].Value;
        name.ShouldNotBeEmpty("@model with the name of its page model");
        var folder = Path.GetDirectoryName(view)!.Replace(Path.DirectorySeparatorChar, '.');
        var assembly = typeof(ParvisHost).Assembly;
        var model = assembly.GetType(name) ?? assembly.GetType($"Parvis.{folder}.{name}");
        model.ShouldNotBeNull($"the page model {name}");
        typeof(PageModel).IsAssignableFrom(model).ShouldBeTrue();

        var open = model.GetCustomAttribute<AllowAnonymousAttribute>() is not null;
        var policies = model.GetCustomAttributes<AuthorizeAttribute>().Select(a => a.Policy).ToList();
        if (open)
        {
            policies.ShouldBeEmpty();
            OpenToAll.ShouldContain(route.Groups["route"].Value);
        }
        else
        {
            policies.Count.ShouldBe(1);
            policies[0].ShouldBeOneOf(PolicyNames);
        }
    }

    /// <summary>No browser is given it: a program that makes a PDF gets it as a file that must need no other.</summary>
    const string PrintedDocument = "_Document.cshtml";

    /// <summary>What the Content-Security-Policy would block silently, and what htmx would have to evaluate.</summary>
    [Theory, MemberData(nameof(AllViews))]
    public void A_view_has_no_inline_script_style_or_handler(string view)
    {
        var text = RazorComment().Replace(File.ReadAllText(Path.Combine(Repository.ApplicationFolder, view)), "");

        Inline()
            .Matches(text)
            .Select(m => m.Value)
            .Where(m => m != "<style" || Path.GetFileName(view) != PrintedDocument)
            .ShouldBeEmpty();
    }

    static string[] PolicyNames =>
        [
            .. typeof(Policies)
                .GetFields(BindingFlags.Public | BindingFlags.Static)
                .Where(f => f.IsLiteral)
                .Select(f => (string)f.GetRawConstantValue()!),
        ];

    static string Relative(string file) => Path.GetRelativePath(Repository.ApplicationFolder, file);

    [GeneratedRegex("""^@page "(?<route>/[^"]*)"\s*$""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Route();

    [GeneratedRegex(@"^@model (?<name>[\w.]+)\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Model();

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline, 1000)]
    private static partial Regex RazorComment();

    [GeneratedRegex(
        """<script(?![^>]*\bsrc=)[^>]*>|<style\b|\sstyle="|\son[a-z]+="|\shx-on[:\w-]*=|hx-vals=['"]js:|javascript:""",
        RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex Inline();
}
