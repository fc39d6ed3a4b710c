using Parvis.Mail.Reading.Parts;

namespace Parvis.Mail.Reading;

/// <summary>What the reading of one message shares: its bounds, what they have left, its warnings and its temporary file.</summary>
sealed class ReadingContext(MailReadLimits limits) : IDisposable
{
    const int MostWarnings = 50;

    readonly List<string> warnings = [];
    readonly HashSet<string> said = [];

    public MailReadLimits Limits => limits;

    public ContentSpool Spool { get; } = new(limits.TemporaryFolder);

    public int PartsLeft { get; set; } = limits.Parts;

    public long MemoryLeft { get; set; } = limits.BytesInMemory;

    public int TextBytesLeft { get; set; } = limits.TextBytes;

    public long AttachedBytesLeft { get; set; } = limits.AttachedMessageBytes;

    public IReadOnlyList<string> Warnings => warnings;

    public void Warn(string sentence)
    {
        if (warnings.Count < MostWarnings && said.Add(sentence))
            warnings.Add(sentence);
    }

    public void Dispose() => Spool.Dispose();
}
