using Parvis.Features.Requests;

namespace Parvis.UnitTests;

public sealed class RequestReferenceTests
{
    static readonly Random Dice = new(20261116);

    [Theory]
    [InlineData(2026, 1)]
    [InlineData(2026, 412)]
    [InlineData(2099, 99_999)]
    [InlineData(2026, 1_234_567)]
    public void A_reference_reads_back_however_it_is_typed(int year, long number)
    {
        var written = new RequestReference(year, number).ToString();

        foreach (
            var typed in new[]
            {
                written,
                written.ToLowerInvariant(),
                written.Replace("-", ""),
                $" {written.Replace('-', ' ')} ",
            }
        )
        {
            RequestReference.TryNormalize(typed, out var normalized).ShouldBeTrue(typed);
            normalized.ShouldBe(written);
        }
    }

    [Fact]
    public void Every_wrong_digit_is_told()
    {
        foreach (var written in Samples())
        {
            for (var at = 0; at < written.Length - 2; at++)
            {
                if (!char.IsDigit(written[at]))
                    continue;
                for (var digit = '0'; digit <= '9'; digit++)
                {
                    if (digit != written[at])
                        RequestReference
                            .TryParse(With(written, at, digit), out _)
                            .ShouldBeFalse($"{written}: {at} {digit}");
                }
            }
        }
    }

    [Fact]
    public void Two_swapped_neighbours_are_told()
    {
        foreach (var written in Samples())
        {
            var digits = written.Replace("-", "");
            for (var at = 0; at < digits.Length - 2; at++)
            {
                if (digits[at] == digits[at + 1])
                    continue;
                var swapped = With(With(digits, at, digits[at + 1]), at + 1, digits[at]);
                RequestReference.TryParse(swapped, out _).ShouldBeFalse($"{written} as {swapped}");
            }
        }
    }

    [Fact]
    public void Another_letter_is_told()
    {
        var written = new RequestReference(2026, 412).ToString();
        for (var letter = 'A'; letter <= 'Z'; letter++)
            RequestReference.TryParse(With(written, written.Length - 1, letter), out _).ShouldBe(letter == written[^1]);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("26-412-K")]
    [InlineData("26-00000-A")]
    [InlineData("Le Goff")]
    [InlineData("02 99 00 00 10")]
    [InlineData("26-99999999999999-K")]
    public void What_is_no_reference_is_none(string? text) => RequestReference.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("26-004", "26-004")]
    [InlineData("2600412", "26-00412")]
    [InlineData(" 26 00412 - ", "26-00412")]
    [InlineData("26-0", null)]
    [InlineData("26-00412-K", null)]
    [InlineData("Le Goff", null)]
    public void A_reference_is_known_by_its_beginning(string text, string? beginning) =>
        RequestReference.Beginning(text).ShouldBe(beginning);

    static IEnumerable<string> Samples() =>
        Enumerable
            .Range(0, 300)
            .Select(_ => new RequestReference(Dice.Next(2020, 2100), Dice.NextInt64(1, 20_000_000)).ToString())
            .Append(new RequestReference(2026, 1).ToString());

    static string With(string text, int at, char sign) =>
        string.Concat(text.AsSpan(0, at), [sign], text.AsSpan(at + 1));
}
