using Microsoft.Win32.SafeHandles;

namespace Parvis.Mail.Reading.Parts;

/// <summary>
/// The temporary file of a message: its large parts one after the other. Only the account of the program may read it, and
/// it goes when it is disposed.
/// </summary>
sealed class ContentSpool(string folder) : IDisposable
{
    FileStream? file;
    SafeFileHandle? handle;

    public long Length { get; private set; }

    public bool IsUsed => handle is not null;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        handle ??= (file = Create()).SafeFileHandle;
        RandomAccess.Write(handle, bytes, Length);
        Length += bytes.Length;
    }

    public MailContent Slice(long offset, long length) => new(length, () => new SpoolStream(handle!, offset, length));

    public void Dispose()
    {
        handle?.Dispose();
        file?.Dispose();
    }

    FileStream Create()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(folder, $"parvis-mail-{Guid.NewGuid():N}.tmp"), options);
    }
}
