namespace Parvis.LetterBench.Registering;

/// <summary>Pixels of a JPEG.</summary>
readonly record struct JpegSize(int Width, int Height)
{
    public const int DotsPerInch = 300;

    /// <summary>It stands in the frame header, which comes after markers that say their length.</summary>
    public static JpegSize Of(byte[] jpeg)
    {
        for (var at = 2; at < jpeg.Length - 9; at += 2 + Two(at + 2))
        {
            if (jpeg[at + 1] is 0xC0 or 0xC1 or 0xC2)
                return new JpegSize(Two(at + 7), Two(at + 5));
        }

        throw new InvalidDataException("This JPEG has no frame.");

        int Two(int at) => (jpeg[at] << 8) | jpeg[at + 1];
    }
}
