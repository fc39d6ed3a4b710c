using Microsoft.Win32.SafeHandles;

namespace Parvis.Mail.Reading.Parts;

/// <summary>The temporary file of a message: its large parts one after the other. It goes when it is disposed.</summary>
sealed class ContentSpool(string folder) : IDisposable
{
    SafeFileHandle? handle;

    public long Length { get; private set; }

    public bool IsUsed => handle is not null;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        handle ??= File.OpenHandle(
            Path.Combine(folder, $"parvis-mail-{Guid.NewGuid():N}.tmp"),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None,
            FileOptions.DeleteOnClose
        );
        RandomAccess.Write(handle, bytes, Length);
        Length += bytes.Length;
    }

    public MailContent Slice(long offset, long length) => new(length, () => new SpoolStream(handle!, offset, length));

    public void Dispose() => handle?.Dispose();
}
