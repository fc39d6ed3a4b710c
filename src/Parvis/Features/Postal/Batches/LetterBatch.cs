using System.Globalization;
using Parvis.Data;

namespace Parvis.Features.Postal.Batches;

/// <summary>Letters that are printed together: one PDF, one list, one trip to the post.</summary>
public sealed class LetterBatch : IVersioned
{
    public const string Series = "L";

    /// <summary>What a printer's tray and a morning hold.</summary>
    public const int MostLetters = 300;

    public const int MaxPerson = 200;
    public const int MaxProblem = 1000;

    public long Id { get; private set; }

    public string PublicId { get; private set; } = RandomId.New();

    public required int Year { get; init; }

    public required int Number { get; init; }

    public required DateTime MadeAt { get; init; }

    public required Guid? MadeById { get; init; }

    public required string MadeBy { get; init; }

    /// <summary>Each letter begins on a sheet of its own, whichever side the one before ended on.</summary>
    public required bool TwoSided { get; init; }

    public BatchState State { get; private set; }

    /// <summary>Of its PDF, in the blob store; null when none was made or once it was erased.</summary>
    public string? Hash { get; private set; }

    public long Size { get; private set; }

    /// <summary>What the person must know: a letter left out, no program that makes PDFs.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>When the next step is due; a node that works puts it off.</summary>
    public DateTime DueAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>Of a provider that prints and posts.</summary>
    public string HandedTo { get; private set; } = "";

    public DateTime? HandedAt { get; private set; }

    /// <summary>What its files are called until the provider sees them.</summary>
    public string HandedAs { get; private set; } = "";

    /// <summary>Somebody notes its letters one by one as posted until then: it is neither undone nor handed over.</summary>
    public DateTime? PostingUntil { get; private set; }

    public DateTime? EndedAt { get; private set; }

    public int Version { get; set; }

    /// <summary>« L-2026-00012 ».</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Series}-{Year:0000}-{Number:00000}");

    /// <summary>Nobody has its letters yet: they may still change.</summary>
    public bool MayChange => State is BatchState.Preparing or BatchState.Ready;

    public bool MayBePosted => State is BatchState.Ready or BatchState.HandedOver;

    public void IsMade(string? hash, long size, string problem)
    {
        Refuse(BatchState.Preparing, "Ce lot n'est plus en préparation.");
        (Hash, Size, Problem) = (hash, size, problem.CutTo(MaxProblem));
        State = BatchState.Ready;
    }

    /// <summary>Its letters changed: its PDF is made anew.</summary>
    /// <returns>The PDF that is no longer true.</returns>
    public string? MakeAgain(DateTime at)
    {
        if (!MayChange)
            throw new RefusedException("Ce lot est déjà parti : ses lettres ne changent plus.");
        RefuseWhilePosting(at);
        (State, DueAt, Attempts, Problem) = (BatchState.Preparing, at, 0, "");
        return EraseFile();
    }

    /// <summary>Its letters go back among those that wait; one that a provider has, once it printed nothing.</summary>
    public void Undo(DateTime at)
    {
        if (!MayChange && State != BatchState.HandedOver)
            throw new RefusedException("Ce lot est déjà parti : il ne se défait plus.");
        RefuseWhilePosting(at);
        (State, EndedAt) = (BatchState.Undone, at);
    }

    public void BeginPosting(DateTime at, TimeSpan longest)
    {
        RefuseUnlessPostable();
        RefuseWhilePosting(at);
        PostingUntil = at + longest;
    }

    public void StopPosting() => PostingUntil = null;

    void RefuseWhilePosting(DateTime at)
    {
        if (PostingUntil > at)
            throw new RefusedException("Un collègue note ce lot comme remis au courrier : attendez un instant.");
    }

    public void HandOver(string provider, DateTime at)
    {
        Refuse(BatchState.Ready, "Ce lot n'est pas prêt, ou il est déjà parti.");
        RefuseWhilePosting(at);
        if (Hash is null)
            throw new RefusedException("Ce lot n'a pas de PDF : un prestataire ne peut pas l'imprimer.");
        (State, HandedTo, HandedAt, DueAt, Attempts) = (BatchState.HandingOver, provider, at, at, 0);
    }

    /// <summary>Nothing of it was shown to the provider: it may be printed here, or handed over again.</summary>
    public void IsNotHandedOver(string why)
    {
        Refuse(BatchState.HandingOver, "Ce lot n'est pas en cours de remise.");
        (State, HandedTo, HandedAt, Problem) = (BatchState.Ready, "", null, why.CutTo(MaxProblem));
    }

    /// <summary>All its files are written; what is left is to let the provider see them. Only one writing counts.</summary>
    /// <returns>Whether it is this one.</returns>
    public bool Seal(string writtenAs)
    {
        if (State != BatchState.HandingOver)
            return false;
        (State, HandedAs) = (BatchState.Sealed, writtenAs);
        return true;
    }

    public void IsHandedOver()
    {
        if (State == BatchState.Sealed)
            State = BatchState.HandedOver;
    }

    public void Warn(string problem) => Problem = problem.CutTo(MaxProblem);

    /// <summary>Nothing in it waits any more.</summary>
    public void End(DateTime at) => (State, EndedAt) = (BatchState.Posted, at);

    /// <summary>It holds what is to be erased, or is old: each letter keeps its own PDF.</summary>
    public string? EraseFile()
    {
        var hash = Hash;
        (Hash, Size) = (null, 0);
        return hash;
    }

    void RefuseUnlessPostable()
    {
        if (!MayBePosted)
            throw new RefusedException(
                State == BatchState.Posted
                    ? "Ce lot est déjà noté comme remis au courrier."
                    : "Ce lot n'est pas prêt : attendez, ou rechargez la page."
            );
    }

    void Refuse(BatchState expected, string sentence)
    {
        if (State != expected)
            throw new RefusedException(sentence);
    }
}

public enum BatchState
{
    /// <summary>Its PDF is being made.</summary>
    Preparing,

    Ready,

    /// <summary>Its files are being written for a provider.</summary>
    HandingOver,

    /// <summary>They are written and not yet seen by the provider.</summary>
    Sealed,

    HandedOver,

    Posted,

    /// <summary>Its letters wait again.</summary>
    Undone,
}

public static class BatchStates
{
    public static string InFrench(this BatchState state) =>
        state switch
        {
            BatchState.Preparing => "En préparation",
            BatchState.Ready => "Prêt à imprimer",
            BatchState.HandingOver or BatchState.Sealed => "En cours de remise au prestataire",
            BatchState.HandedOver => "Chez le prestataire",
            BatchState.Posted => "Remis au courrier",
            BatchState.Undone => "Défait",
        };
}
