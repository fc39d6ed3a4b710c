using Parvis.Features.Requesters.Contacts;

namespace Parvis.UnitTests.Requesters;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("02 40 11 22 33", "+33240112233")]
    [InlineData("+33 (0)2.40/11-22-33", "+33240112233")]
    [InlineData("0033240112233", "+33240112233")]
    [InlineData("0692 12 34 56", "+262692123456")]
    [InlineData("3939", "3939")]
    [InlineData("+44 20 7946 0958", "+442079460958")]
    public void One_number_has_one_key_however_it_is_said(string said, string key) =>
        PhoneNumber.Key(said).ShouldBe(key);

    [Theory]
    [InlineData("06 12 34 56 78", true)]
    [InlineData("+33 7 12 34 56 78", true)]
    [InlineData("0692 12 34 56", true)]
    [InlineData("0639 12 34 56", true)]
    [InlineData("0690 12 34 56", true)]
    [InlineData("0694 12 34 56", true)]
    [InlineData("0696 12 34 56", true)]
    [InlineData("02 40 11 22 33", false)]
    [InlineData("0262 12 34 56", false)]
    [InlineData("06 12 34 56", false)]
    [InlineData("+44 7700 900123", false)]
    [InlineData("3939", false)]
    public void A_mobile_is_known_by_its_first_figures(string said, bool mobile) =>
        PhoneNumber.IsMobile(PhoneNumber.Key(said)).ShouldBe(mobile);

    [Theory]
    [InlineData("02 40", "+33240")]
    [InlineData("0", "0")]
    [InlineData("+33240", "+33240")]
    public void A_number_begun_finds_the_whole_ones(string typed, string beginning) =>
        PhoneNumber.KeyPrefix(typed).ShouldBe(beginning);

    [Theory]
    [InlineData("22 33", "2233")]
    [InlineData("40.11.22.33", "40112233")]
    [InlineData("02 40", null)]
    [InlineData("+33 2 40", null)]
    [InlineData("233", null)]
    public void A_piece_that_begins_no_number_may_end_one(string typed, string? ending) =>
        PhoneNumber.KeyEnding(typed).ShouldBe(ending);

    [Theory]
    [InlineData("02 40 11 22 33", true)]
    [InlineData("22 33 44", true)]
    [InlineData("40 11 22 33", true)]
    [InlineData("12 rue", false)]
    [InlineData("123", false)]
    [InlineData("", false)]
    public void Digits_alone_look_like_a_number(string typed, bool looks) =>
        PhoneNumber.LooksLikeOne(typed).ShouldBe(looks);
}
