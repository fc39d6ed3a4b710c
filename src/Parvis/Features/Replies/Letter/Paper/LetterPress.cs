using Parvis.Data;
using Parvis.Data.Blobs;
using Parvis.Features.Requests;

namespace Parvis.Features.Replies.Letter.Paper;

/// <summary>Makes the PDF of a letter with the first program there is, and keeps its bytes. Outside any transaction.</summary>
public sealed class LetterPress(
    IEnumerable<ILetterPrinter> printers,
    LetterDocument document,
    IBlobStore blobs,
    Transactions transactions,
    IConfiguration configuration
)
{
    /// <summary>« WeasyPrint », « Chromium », or « - » for none; the first that is installed otherwise.</summary>
    public const string PrinterKey = "Parvis:LetterPrinter";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>A program takes a core and much memory: a machine makes one letter at a time.</summary>
    static readonly SemaphoreSlim OneAtATime = new(1, 1);

    public ILetterPrinter? Printer =>
        configuration[PrinterKey] switch
        {
            null or "" => printers.FirstOrDefault(p => p.IsInstalled),
            var name => printers.FirstOrDefault(p =>
                p.IsInstalled && string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase)
            ),
        };

    /// <returns>Null when there is no program, or when it could not.</returns>
    public async Task<MadeLetter?> MakeAsync(LetterSheet sheet, CancellationToken cancellationToken)
    {
        if (transactions.Active)
            throw new InvalidOperationException("Letters are printed before the transaction.");
        if (Printer is not { } printer)
            return null;
        var page = await document.WriteAsync(sheet, cancellationToken);
        if (!await OneAtATime.WaitAsync(Patience, cancellationToken))
            return null;
        try
        {
            if (await printer.PrintAsync(page, cancellationToken) is not { } pdf)
                return null;
            using var content = new MemoryStream(pdf, writable: false);
            var blob = await blobs.SaveAsync(content, cancellationToken);
            return new MadeLetter(blob.Hash, blob.Size, printer.Name);
        }
        finally
        {
            OneAtATime.Release();
        }
    }
}
