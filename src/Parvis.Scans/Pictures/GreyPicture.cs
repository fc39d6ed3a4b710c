using Parvis.Scans.Programs;

namespace Parvis.Scans.Pictures;

/// <param name="Grey">One byte a pixel, row after row.</param>
/// <param name="Width">Of a row, in pixels.</param>
sealed record GreyPicture(byte[] Grey, int Width)
{
    /// <summary>The grey pixels of an image; null when it cannot be read.</summary>
    public static async Task<GreyPicture?> ReadAsync(
        string image,
        TemporaryFolder folder,
        ProgramLimits limits,
        CancellationToken cancellationToken
    )
    {
        var grey = folder.In("grey.pgm");
        var result = await ProgramRun.RunAsync("vips", ["colourspace", image, grey, "b-w"], limits, cancellationToken);
        return result.Succeeded ? OfPgm(await File.ReadAllBytesAsync(grey, cancellationToken)) : null;
    }

    /// <summary>The pixels of a PGM (P5, 8 bits); null when it is none.</summary>
    public static GreyPicture? OfPgm(byte[] file)
    {
        var fields = new List<int>();
        var at = 2;
        while (fields.Count < 3 && at < file.Length)
        {
            while (at < file.Length && char.IsWhiteSpace((char)file[at]))
                at++;
            if (at < file.Length && file[at] == '#')
            {
                while (at < file.Length && file[at] != '\n')
                    at++;
                continue;
            }
            var number = 0;
            while (at < file.Length && char.IsAsciiDigit((char)file[at]) && number < 100_000)
                number = number * 10 + file[at++] - '0';
            fields.Add(number);
            at = fields.Count == 3 ? at + 1 : at;
        }
        return
            file is [(byte)'P', (byte)'5', ..]
            && fields is [> 0 and var width, > 0 and var height, <= 255]
            && file.Length - at >= (long)width * height
            ? new GreyPicture(file[at..(at + width * height)], width)
            : null;
    }
}
