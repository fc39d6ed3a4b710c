using Parvis.Scans.Separators;

namespace Parvis.ScansTests.Separators;

public sealed class LetterCutsTests
{
    static readonly SeparatorSheet Roads = new(Department: "voirie");
    static readonly SeparatorSheet Plain = new();

    [Fact]
    public void A_scan_without_separators_is_one_letter() =>
        Written(LetterCuts.AtSeparators([new(1), new(2)])).ShouldBe(["1,2"]);

    [Fact]
    public void A_letter_is_what_lies_between_two_separators()
    {
        var letters = LetterCuts.AtSeparators([new(1, Plain), new(2), new(3), new(4, Roads), new(5)]);
        Written(letters).ShouldBe(["2,3", "5"]);
        letters.Select(letter => letter.Under).ShouldBe([Plain, Roads]);
    }

    [Fact]
    public void Blank_backs_are_kept_apart_and_make_no_letter()
    {
        var letters = LetterCuts.AtSeparators([
            new(1),
            new(2, IsBlank: true),
            new(3, Plain),
            new(4, IsBlank: true),
            new(5, Plain),
            new(6),
        ]);
        Written(letters).ShouldBe(["1", "6"]);
        letters[0].BlankPages.ShouldBe([2]);
    }

    [Fact]
    public void Two_separators_in_a_row_are_one()
    {
        var letters = LetterCuts.AtSeparators([new(1, Plain), new(2, Roads), new(3)]);
        letters.ShouldHaveSingleItem().Under.ShouldBe(Roads);
    }

    [Fact]
    public void Cuts_by_hand_are_kept_where_they_are_asked()
    {
        CutPage[] pages = [new(1), new(2), new(3), new(4)];
        Written(LetterCuts.At(pages, [3])).ShouldBe(["1,2", "3,4"]);
        Written(LetterCuts.At(pages, [1, 2, 4, 9])).ShouldBe(["1", "2,3", "4"]);
    }

    [Fact]
    public void No_page_is_lost_or_given_twice()
    {
        var random = new Random(5);
        for (var round = 0; round < 500; round++)
        {
            var pages = Enumerable
                .Range(1, random.Next(1, 40))
                .Select(n => new CutPage(n, random.Next(5) == 0 ? Plain : null, random.Next(4) == 0))
                .ToList();
            var given = LetterCuts.AtSeparators(pages).SelectMany(letter => letter.Pages).ToList();
            given.ShouldBe(pages.Where(page => page.Separator is null && !page.IsBlank).Select(page => page.Number));
        }
    }

    [Theory]
    [InlineData(null, null, "PARVIS-SEP-1")]
    [InlineData("mail", "voirie", "PARVIS-SEP-1;channel=mail;department=voirie")]
    [InlineData("a;b=c", null, "PARVIS-SEP-1;channel=a%3Bb%3Dc")]
    public void What_a_sheet_says_is_read_back(string? channel, string? department, string payload)
    {
        var sheet = new SeparatorSheet(channel, department);
        sheet.Payload.ShouldBe(payload);
        SeparatorSheet.Parse(payload).ShouldBe(sheet);
    }

    [Theory]
    [InlineData("https://vaubreuil.example")]
    [InlineData("PARVIS-SEP-2")]
    [InlineData("PARVIS-SEP-12")]
    [InlineData("")]
    public void Other_codes_are_no_separators(string payload) => SeparatorSheet.Parse(payload).ShouldBeNull();

    [Fact]
    public void A_later_sheet_may_say_more() =>
        SeparatorSheet.Parse("PARVIS-SEP-1;copies=3;department=voirie;broken").ShouldBe(Roads);

    static IEnumerable<string> Written(IEnumerable<CutLetter> letters) =>
        letters.Select(letter => string.Join(',', letter.Pages));
}
