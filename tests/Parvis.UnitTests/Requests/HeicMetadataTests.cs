using System.Buffers.Binary;
using System.Text;
using Parvis.Features.Requests.Files;

namespace Parvis.UnitTests.Requests;

/// <summary>A telephone's own kind of photograph: it loses where it was taken, and nothing else.</summary>
public sealed class HeicMetadataTests
{
    const string Secret = "48.2605,-1.4005 taken by Yann's telephone";
    const string Picture = "the picture itself, which nobody touches";

    [Theory, InlineData(0), InlineData(1)]
    public void What_the_device_wrote_becomes_zeros_and_the_picture_stays(int method)
    {
        var photo = Photo(method);
        Encoding.Latin1.GetString(photo).ShouldContain(Secret);

        var kept = HeicMetadata.Removed(photo)!;

        kept.Length.ShouldBe(photo.Length);
        var text = Encoding.Latin1.GetString(kept);
        text.ShouldNotContain("telephone");
        text.ShouldNotContain("48.2605");
        text.ShouldContain(Picture);
        kept.Zip(photo).Count(p => p.First != p.Second).ShouldBeLessThanOrEqualTo(2 * Secret.Length);
        FileSniffer.IsHeic(kept).ShouldBeTrue();
    }

    [Fact]
    public void One_that_is_not_written_as_expected_is_not_said_to_be_clean()
    {
        var photo = Photo(0);
        foreach (var length in Enumerable.Range(12, photo.Length - 12))
            if (HeicMetadata.Removed(photo[..length]) is { } kept)
                Encoding.Latin1.GetString(kept).ShouldNotContain("telephone");
        HeicMetadata.Removed([.. photo, .. Box("moov", "a film of the moment"u8)]).ShouldBeNull();
        HeicMetadata.Removed([.. photo, .. Box("uuid", "a maker's own"u8)]).ShouldBeNull();
        HeicMetadata.Removed(Box("ftyp", "heic\0\0\0\0mif1"u8)).ShouldBeNull();
    }

    /// <summary>As ISO/IEC 14496-12 writes one: a picture, its Exif and its XMP, in the file (0) or in the box itself (1).</summary>
    static byte[] Photo(int method)
    {
        var secret = Encoding.Latin1.GetBytes(Secret);
        byte[] pixels = Encoding.Latin1.GetBytes(Picture);
        var type = Box("ftyp", "heic\0\0\0\0mif1heic"u8);
        byte[] told = [.. secret, .. secret];
        byte[] data = Box("mdat", [.. method == 0 ? told : [], .. pixels]);
        byte[] held = method == 1 ? Box("idat", told) : [];
        var names = Box("iinf", [0, 0, 0, 0, 0, 3, .. Item(1, "hvc1"), .. Item(2, "Exif"), .. Item(3, "mime")]);
        var meta = Meta(0);
        return [.. type, .. meta, .. data];

        byte[] Meta(int start)
        {
            var whole = Box("meta", [0, 0, 0, 0, .. names, .. Places(start), .. held]);
            // The second time, where things begin is known; the length is the same.
            var begins = type.Length + whole.Length + 8;
            return start == begins ? whole : Meta(begins);
        }

        byte[] Places(int start)
        {
            var first = method == 0 ? start : 0;
            var after = method == 0 ? start + told.Length : start;
            return Box(
                "iloc",
                [
                    1,
                    0,
                    0,
                    0,
                    0x44,
                    0x00,
                    0,
                    3,
                    .. Place(1, 0, after, pixels.Length),
                    .. Place(2, method, first, secret.Length),
                    .. Place(3, method, first + secret.Length, secret.Length),
                ]
            );
        }
    }

    static byte[] Item(byte id, string kind) =>
        Box("infe", [2, 0, 0, 0, 0, id, 0, 0, .. Encoding.Latin1.GetBytes(kind), 0]);

    static byte[] Place(byte id, int method, int from, int length) =>
        [0, id, 0, (byte)method, 0, 0, 0, 1, .. Number(from), .. Number(length)];

    static byte[] Box(string kind, ReadOnlySpan<byte> body) =>
        [.. Number(body.Length + 8), .. Encoding.Latin1.GetBytes(kind), .. body];

    static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
