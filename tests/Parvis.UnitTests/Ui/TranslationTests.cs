using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Parvis.Data;
using Parvis.Ui.Translation;

namespace Parvis.UnitTests.Ui;

/// <summary>The languages of residents' pages: whole, of the same words, and never a word of a page forgotten.</summary>
public sealed partial class TranslationTests : IDisposable
{
    readonly string folder = Path.Combine(Path.GetTempPath(), $"parvis-{Guid.NewGuid():N}");

    static readonly IReadOnlyList<PortalLanguage> Others = [.. PortalLanguage.All.Where(l => !l.IsFrench)];

    static readonly IReadOnlyList<(string Name, string Text)> Sources =
    [
        .. Directory
            .EnumerateFiles(TestKit.Repository.ApplicationFolder, "*.cs*", SearchOption.AllDirectories)
            .Select(f => (Name: Path.GetRelativePath(TestKit.Repository.ApplicationFolder, f).Replace('\\', '/'), f))
            .Where(f =>
                f.Name.EndsWith(".cs", StringComparison.Ordinal) || f.Name.EndsWith("html", StringComparison.Ordinal)
            )
            .Where(f => !Built().IsMatch(f.Name))
            .Select(f => (f.Name, File.ReadAllText(f.f))),
    ];

    public static TheoryData<string> Languages() => [.. Others.Select(l => l.Code)];

    [Theory, MemberData(nameof(Languages))]
    public void A_language_has_every_word_whole_with_the_same_places_for_values(string code)
    {
        var language = PortalLanguage.Of(code)!;
        var entries = Read(language);

        entries.Where(e => !Translations.IsWhole(e, language)).Select(e => e.French).ShouldBeEmpty();
        Keys(entries).ShouldBe(Keys(Read(Others[0])), ignoreOrder: true);
        entries.Count.ShouldBe(Keys(entries).Count, "a word stands twice");
    }

    [Fact]
    public void Every_word_of_the_files_is_said_somewhere()
    {
        var all = string.Join('\n', Sources.Select(s => s.Text));

        Read(Others[0])
            .SelectMany(e => e.Several is null ? [e.French] : new[] { e.French, e.Several })
            .Where(w =>
                !all.Contains($"\"{w.Replace("\"", "\\\"", StringComparison.Ordinal)}\"", StringComparison.Ordinal)
            )
            .ShouldBeEmpty("no page says it any more: take it out of the files");
    }

    [Fact]
    public void Every_word_that_a_page_of_residents_says_is_in_the_files()
    {
        var known = Keys(Read(Others[0]));

        Sources
            .SelectMany(s =>
                Asked().Matches(s.Text).Concat(OfResidents(s.Name) ? Said().Matches(s.Text) : Enumerable.Empty<Match>())
            )
            .Select(m => m.Groups["words"].Value.Replace("\\\"", "\"", StringComparison.Ordinal))
            .Where(w => !known.Contains(w))
            .Distinct(StringComparer.Ordinal)
            .ShouldBeEmpty("add it to every file of Ui/Translation/Portal");
    }

    [Theory]
    [InlineData("ar", 1, "يوم عمل واحد")]
    [InlineData("ar", 2, "يوما عمل")]
    [InlineData("ar", 5, "5 أيام عمل")]
    [InlineData("ar", 11, "11 يوم عمل")]
    [InlineData("uk", 1, "1 робочий день")]
    [InlineData("uk", 3, "3 робочі дні")]
    [InlineData("uk", 12, "12 робочих днів")]
    [InlineData("en", 1, "1 working day")]
    [InlineData("fr", 2, "2 jours ouvrés")]
    public void Words_after_a_number_take_the_form_it_wants(string code, int days, string expected) =>
        Words(code).Count(days, "{0} jour ouvré", "{0} jours ouvrés").ShouldBe(expected);

    [Theory]
    [InlineData("fr", "mardi 24 novembre 2026")]
    [InlineData("en", "Tuesday 24 November 2026")]
    [InlineData("es", "martes, 24 de noviembre de 2026")]
    [InlineData("pt", "terça-feira, 24 de novembro de 2026")]
    [InlineData("ar", "الثلاثاء 24 نوفمبر 2026")]
    [InlineData("tr", "24 Kasım 2026 Salı")]
    [InlineData("uk", "вівторок, 24 листопада 2026 року")]
    public void A_day_is_said_in_full(string code, string expected) =>
        Words(code).InFull(new DateOnly(2026, 11, 24)).ShouldBe(expected);

    [Fact]
    public void What_is_easy_to_read_says_a_sentence_of_the_site()
    {
        var easy = TranslationFile.Read(Translations.EasyText);

        easy.Where(e => !Translations.IsWhole(e, PortalLanguage.French)).Select(e => e.French).ShouldBeEmpty();
        Keys(easy).Except(Keys(Read(Others[0])), StringComparer.Ordinal).ShouldBeEmpty();
        easy.SelectMany(e => e.Words).Where(w => w.Contains(';', StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void What_no_file_has_stays_French_and_is_counted()
    {
        var translations = new Translations(new DataFolder(folder));
        var words = new PortalWords(translations, In("ar"), System.Text.Encodings.Web.HtmlEncoder.Default);

        words["Un mot que personne n'a traduit"].ShouldBe("Un mot que personne n'a traduit");
        words["Continuer"].ShouldBe("متابعة");

        translations.MissingIn(PortalLanguage.Of("ar")!).ShouldBe(["Un mot que personne n'a traduit"]);
        translations.MissingIn(PortalLanguage.French).ShouldBeEmpty();
    }

    [Fact]
    public void The_towns_own_file_corrects_a_language_and_cannot_break_a_page()
    {
        var own = new DataFolder(folder).Languages;
        Directory.CreateDirectory(own);
        File.WriteAllText(
            Path.Combine(own, "en.po"),
            """
            # Corrected by somebody of the town.
            msgid "Continuer"
            msgstr "Go "
            "on"

            msgid "Étape {0} sur {1}"
            msgstr "Step {0} of {7}"

            #, fuzzy
            msgid "Chercher"
            msgstr "Perhaps"
            """
        );
        var words = new PortalWords(
            new(new DataFolder(folder)),
            In("en"),
            System.Text.Encodings.Web.HtmlEncoder.Default
        );

        words["Continuer"].ShouldBe("Go on");
        words["Étape {0} sur {1}", 1, 3].ShouldBe("Step 1 of 3");
        words["Chercher"].ShouldBe("Search");
    }

    public void Dispose()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    PortalWords Words(string code) =>
        new(new Translations(new DataFolder(folder)), In(code), System.Text.Encodings.Web.HtmlEncoder.Default);

    /// <summary>As a page of residents is asked for.</summary>
    static HttpContextAccessor In(string code)
    {
        var context = new DefaultHttpContext();
        context.Request.Path = "/demander";
        context.Request.QueryString = new QueryString($"?{ResidentLanguage.Query}={code}");
        new ResidentLanguage(_ => Task.CompletedTask).InvokeAsync(context).GetAwaiter().GetResult();
        return new HttpContextAccessor { HttpContext = context };
    }

    static IReadOnlyList<Translation> Read(PortalLanguage language) =>
        TranslationFile.Read(Translations.TextOf(language));

    static HashSet<string> Keys(IEnumerable<Translation> entries) =>
        entries.Select(e => e.French).ToHashSet(StringComparer.Ordinal);

    static bool OfResidents(string file) =>
        file.StartsWith("Features/Portal/", StringComparison.Ordinal)
        || file.StartsWith("Features/OfficialSheets/Showing/", StringComparison.Ordinal)
        || Array.Exists(OfSurveys, part => file.StartsWith($"Features/Surveys/{part}", StringComparison.Ordinal));

    /// <summary>The rest of that slice is for agents.</summary>
    static readonly string[] OfSurveys =
    [
        "Answering/",
        "_Questions.cshtml",
        "Campaigns/Answering/",
        "Campaigns/Tablet/",
        "Campaigns/CampaignRate.cs",
        "Improvements/Told/",
        "Panel/Join/",
        "Panel/Member/",
        "Panel/PanelMember.cs",
    ];

    /// <summary>What views and code ask the translator for, wherever they are.</summary>
    [GeneratedRegex(
        @"\b(T|words)(\[|\.Html\(|\.Count\([^""]*?)\s*""(?<words>([^""\\]|\\.)*)""",
        RegexOptions.ExplicitCapture,
        2000
    )]
    private static partial Regex Asked();

    /// <summary>Labels and hints of fields, choices, refusals: translated where they are shown.</summary>
    [GeneratedRegex(
        @"(<field [^>]*?\b(label|hint)=|RefusedException\(\s*|ErrorMessage = |new SelectListItem\()""(?<words>[^""@]*)""",
        RegexOptions.ExplicitCapture,
        2000
    )]
    private static partial Regex Said();

    [GeneratedRegex(@"^(bin|obj)/|/Migrations/", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Built();
}
