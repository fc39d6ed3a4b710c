using System.Text;
using Parvis.Scans.Pictures;

namespace Parvis.ScansTests.Pictures;

public sealed class PictureTests
{
    const int Side = 200;

    [Fact]
    public void Paper_with_dust_and_shadowed_borders_is_blank()
    {
        var page = Paper();
        for (var i = 0; i < 8; i++)
            page[(50 + 9 * i) * Side + 60 + i] = 0;
        for (var y = 0; y < Side; y++)
            page[y * Side] = 20;
        Ink.IsBlank(page, Side).ShouldBeTrue();
        Ink.IsBlank([], 0).ShouldBeFalse();
    }

    [Fact]
    public void A_signature_alone_is_not_blank()
    {
        var page = Paper();
        page.AsSpan(100 * Side + 60, 40).Clear();
        Ink.IsBlank(page, Side).ShouldBeFalse();
    }

    [Fact]
    public void Letters_with_soft_edges_are_told_from_sharp_and_from_pale_ones()
    {
        Blur.IsSoft(Strokes(0, 0, 0, 0)).ShouldBeFalse();
        Blur.IsSoft(Strokes(140, 140, 140, 140)).ShouldBeFalse();
        Blur.IsSoft(Strokes(170, 120, 60, 170)).ShouldBeTrue();
        Blur.IsSoft(Paper()).ShouldBeFalse();
    }

    [Fact]
    public void A_grey_picture_is_read_with_its_comment()
    {
        var picture = GreyPicture
            .OfPgm([.. Encoding.ASCII.GetBytes("P5\n# vips\n2 2\n255\n"), 1, 2, 3, 4])
            .ShouldNotBeNull();
        picture.Width.ShouldBe(2);
        picture.Grey.ShouldBe([1, 2, 3, 4]);
    }

    [Theory]
    [InlineData("P5\n2 2\n255\n")]
    [InlineData("P5\n99999 99999\n255\nabc")]
    [InlineData("P5\n2 2\n65535\n12345678")]
    [InlineData("P6\n1 1\n255\nabc")]
    [InlineData("")]
    public void What_is_no_grey_picture_is_none(string file) =>
        GreyPicture.OfPgm(Encoding.ASCII.GetBytes(file)).ShouldBeNull();

    static byte[] Paper() => [.. Enumerable.Repeat((byte)240, Side * Side)];

    /// <summary>Every twentieth column a stroke of four pixels, one grey each.</summary>
    static byte[] Strokes(params byte[] across)
    {
        var page = Paper();
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x + across.Length < Side; x += 20)
                across.CopyTo(page.AsSpan(y * Side + x));
        }
        return page;
    }
}
