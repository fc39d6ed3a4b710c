using Parvis.Data;

namespace Parvis.Features.OfficialSheets.Import;

/// <summary>One reads the folder at a time.</summary>
public sealed class ReadingTurn
{
    int taken;

    /// <exception cref="RefusedException">Somebody has it.</exception>
    public IDisposable Take() =>
        Interlocked.Exchange(ref taken, 1) == 0
            ? new Turn(this)
            : throw new RefusedException("Le dossier est en train d'être lu : revenez dans une minute.");

    sealed class Turn(ReadingTurn of) : IDisposable
    {
        public void Dispose() => Interlocked.Exchange(ref of.taken, 0);
    }
}
