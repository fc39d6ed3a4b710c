using System.Buffers.Binary;
using System.Text;
using Parvis.Features.Requests.Files;

namespace Parvis.UnitTests.Requests;

public sealed class PhotoMetadataTests
{
    static readonly byte[] Jfif = Segment(0xE0, "JFIF\0data");
    static readonly byte[] Profile = Segment(0xE2, "ICC_PROFILE\0colours");
    static readonly byte[] Tables = Segment(0xDB, "tables");
    static readonly byte[] Scan = [.. Segment(0xDA, "scan"), 1, 2, 0xFF, 0, 3, 0xFF, 0xD0, 4];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_jpeg_keeps_its_picture_its_colours_and_how_it_is_held(bool little)
    {
        byte[] photo =
        [
            0xFF,
            0xD8,
            .. Jfif,
            .. Exif(orientation: 6, little),
            .. Segment(0xE1, "http://ns.adobe.com/xap/1.0/ where it was taken"),
            .. Profile,
            .. Segment(0xE2, "MPF\0another picture"),
            .. Segment(0xED, "Photoshop 3.0"),
            .. Segment(0xFE, "a comment"),
            .. Tables,
            .. Scan,
            0xFF,
            0xD9,
            .. "a film of the moment"u8,
        ];

        var kept = PhotoMetadata.Removed(photo);

        byte[] held =
        [
            0xFF,
            0xE1,
            0,
            34,
            .. "Exif\0\0MM\0*"u8,
            0,
            0,
            0,
            8,
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            6,
            0,
            0,
            0,
            0,
            0,
            0,
        ];
        kept.ShouldBe([0xFF, 0xD8, .. Jfif, .. Profile, .. held, .. Tables, .. Scan, 0xFF, 0xD9]);
        PhotoMetadata.Removed(kept).ShouldBe(kept);
    }

    [Fact]
    public void One_that_is_upright_says_nothing()
    {
        byte[] photo = [0xFF, 0xD8, .. Exif(orientation: 1, little: true), .. Tables, .. Scan, 0xFF, 0xD9];

        PhotoMetadata.Removed(photo).ShouldBe([0xFF, 0xD8, .. Tables, .. Scan, 0xFF, 0xD9]);
    }

    [Fact]
    public void A_png_keeps_what_draws_it()
    {
        byte[] sign = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
        byte[] drawn = [.. Chunk("IHDR", "head"), .. Chunk("IDAT", "picture")];

        PhotoMetadata
            .Removed([.. sign, .. drawn, .. Chunk("tEXt", "who"), .. Chunk("eXIf", "where"), .. Chunk("IEND", ""), 9])
            .ShouldBe([.. sign, .. drawn, .. Chunk("IEND", "")]);
    }

    [Fact]
    public void A_webp_says_that_it_has_none()
    {
        byte[] extended = [.. "VP8X"u8, 10, 0, 0, 0, 0b0010_1100, 0, 0, 0, 1, 0, 0, 1, 0, 0];
        byte[] plain = [.. "VP8X"u8, 10, 0, 0, 0, 0b0010_0000, 0, 0, 0, 1, 0, 0, 1, 0, 0];
        byte[] picture = [.. "VP8 "u8, 3, 0, 0, 0, 1, 2, 3, 0];

        var kept = PhotoMetadata.Removed(Riff([.. extended, .. picture, .. "EXIF"u8, 2, 0, 0, 0, 5, 5]));

        kept.ShouldBe(Riff([.. plain, .. picture]));
    }

    [Theory]
    [InlineData("%PDF-1.7")]
    [InlineData("")]
    public void What_is_no_photo_is_left_alone(string text)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        PhotoMetadata.Removed(bytes).ShouldBeSameAs(bytes);
    }

    [Fact]
    public void One_that_is_cut_short_is_left_alone()
    {
        byte[] photo = [0xFF, 0xD8, .. Exif(orientation: 6, little: true), .. Tables, .. Scan, 0xFF, 0xD9];
        for (var length = 4; length < photo.Length - 1; length++)
        {
            var cut = photo[..length];
            PhotoMetadata.Removed(cut).ShouldBe(cut);
        }
    }

    static byte[] Segment(byte marker, string body) =>
        [0xFF, marker, 0, (byte)(body.Length + 2), .. Encoding.Latin1.GetBytes(body)];

    static byte[] Exif(int orientation, bool little)
    {
        byte[] tiff = little
            ? [.. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, 0]
            : [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];
        return [0xFF, 0xE1, 0, (byte)(2 + 6 + tiff.Length), .. "Exif\0\0"u8, .. tiff];
    }

    static byte[] Chunk(string kind, string data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        return [.. length, .. Encoding.ASCII.GetBytes(kind), .. Encoding.ASCII.GetBytes(data), 0, 0, 0, 0];
    }

    static byte[] Riff(byte[] chunks)
    {
        var size = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(size, chunks.Length + 4);
        return [.. "RIFF"u8, .. size, .. "WEBP"u8, .. chunks];
    }
}
