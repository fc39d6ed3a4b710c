namespace Parvis.Features.Replies.Letter.Paper;

/// <summary>A program of this machine that makes a PDF of a page.</summary>
public interface ILetterPrinter
{
    /// <summary>As it is called, here and in the settings of the machine.</summary>
    string Name { get; }

    bool IsInstalled { get; }

    /// <param name="page">A whole document that needs nothing else: its styles, letters and pictures are in it.</param>
    /// <param name="cancellationToken">Ends the program.</param>
    /// <returns>Null when it could not.</returns>
    Task<byte[]?> PrintAsync(string page, CancellationToken cancellationToken);
}
