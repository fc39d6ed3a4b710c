using System.Globalization;
using Parvis.Data;
using Parvis.Features.Postal.Batches;
using Parvis.Features.Requests;

namespace Parvis.Features.Postal;

/// <summary>
/// A letter on its way out: how it is carried, the batch it is printed with, then its line in the register of departures
/// and what came back of it. Its words are those of its correspondence.
/// </summary>
public sealed class OutgoingLetter : IVersioned
{
    /// <summary>Of the register of what leaves.</summary>
    public const string Series = "D";

    public const int MaxRecipient = 400;
    public const int MaxSubject = CitizenRequest.MaxSubject;
    public const int MaxRegisteredNumber = 30;
    public const int MaxByHand = 1000;
    public const int MaxPerson = 200;
    public const int MaxSearchKey = 900;

    public long Id { get; private set; }

    public string PublicId { get; private set; } = RandomId.New();

    /// <summary>Null once its words were erased.</summary>
    public long? CorrespondenceId { get; private set; }

    public PostalCategory Category { get; private set; }

    /// <summary>Of the post: of a registered or tracked letter.</summary>
    public string RegisteredNumber { get; private set; } = "";

    public long? BatchId { get; private set; }

    /// <summary>In the batch, from 1.</summary>
    public int Place { get; private set; }

    /// <summary>Of paper; 0 as long as it is not known.</summary>
    public int Sheets { get; private set; }

    /// <summary>Names of enclosures that no program prints, one line each: somebody adds them.</summary>
    public string ByHand { get; private set; } = "";

    public int? Year { get; private set; }

    public int? Number { get; private set; }

    /// <summary>The local day it was given to the post.</summary>
    public DateOnly? PostedOn { get; private set; }

    public string PostedBy { get; private set; } = "";

    /// <summary>As its envelope says.</summary>
    public string Recipient { get; private set; } = "";

    /// <summary>Of its request.</summary>
    public string Reference { get; private set; } = "";

    public string Subject { get; private set; } = "";

    /// <summary>The day its slip was signed.</summary>
    public DateOnly? ReceivedOn { get; private set; }

    public DateOnly? ReturnedOn { get; private set; }

    public PostalReturn? ReturnedFor { get; private set; }

    /// <summary>Folded; what the register is searched by.</summary>
    public string SearchKey { get; private set; } = "";

    public int Version { get; set; }

    /// <summary>« D-2026-00123 »; empty until it is posted.</summary>
    public string RegisterNumber =>
        Year is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{Series}-{Year:0000}-{Number:00000}");

    public bool IsPosted => PostedOn is not null;

    public string Name => Recipient.Split('\n')[0];

    public static OutgoingLetter Of(Correspondence letter, string reference) =>
        new()
        {
            CorrespondenceId = letter.Id,
            Recipient = letter.Recipient.CutTo(MaxRecipient),
            Reference = reference,
            Subject = (letter.Kind.IsNotice() ? letter.Kind.Title() : letter.Subject).CutTo(MaxSubject),
        };

    public void Join(LetterBatch batch, int place) => (BatchId, Place) = (batch.Id, place);

    /// <summary>It waits for the printer again.</summary>
    public void LeaveBatch() => (BatchId, Place, Sheets, ByHand) = (null, 0, 0, "");

    public void IsMade(int sheets, IEnumerable<string> byHand) =>
        (Sheets, ByHand) = (sheets, string.Join('\n', byHand).CutTo(MaxByHand));

    /// <summary>How it is carried, and its number of the post.</summary>
    public void Carry(PostalCategory category, string? registeredNumber)
    {
        var number = (registeredNumber ?? "").Trim();
        if (number.Length > MaxRegisteredNumber)
            throw new RefusedException(
                $"Un numéro de suivi ou de recommandé tient en {MaxRegisteredNumber} caractères.",
                nameof(RegisteredNumber)
            );
        if (number.Length > 0 && !number.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-'))
            throw new RefusedException(
                "Un numéro de suivi ou de recommandé n'a que des lettres et des chiffres.",
                nameof(RegisteredNumber)
            );
        (Category, RegisteredNumber) = (category, category.IsNumbered() ? number.ToUpperInvariant() : "");
        Index();
    }

    public void Post(int year, int number, DateOnly on, ProcessContext by)
    {
        if (IsPosted)
            throw new RefusedException("Cette lettre est déjà notée comme remise au courrier.");
        (Year, Number, PostedOn, PostedBy) = (year, number, on, by.Name.CutTo(MaxPerson));
        Index();
    }

    /// <summary>The slip came back signed.</summary>
    public void Receive(DateOnly on)
    {
        RefuseDay(on, nameof(ReceivedOn));
        if (ReturnedOn is not null)
            throw new RefusedException("Cette lettre est notée comme revenue : annulez d'abord ce retour.");
        ReceivedOn = on;
    }

    /// <summary>It was the slip of another letter.</summary>
    public void HasNotBeenReceived() => ReceivedOn = null;

    public void ComeBack(DateOnly on, PostalReturn why)
    {
        RefuseDay(on, nameof(ReturnedOn));
        if (ReturnedOn is not null)
            throw new RefusedException("Le retour de cette lettre est déjà noté.");
        if (ReceivedOn is not null)
            throw new RefusedException("L'avis de réception de cette lettre est noté : effacez-le d'abord.");
        (ReturnedOn, ReturnedFor) = (on, why);
    }

    /// <summary>It was another letter.</summary>
    public void HasNotComeBack()
    {
        if (ReturnedOn is null)
            throw new RefusedException("Cette lettre n'est pas notée comme revenue.");
        (ReturnedOn, ReturnedFor) = (null, null);
    }

    /// <summary>Only its number and its dates stay.</summary>
    public void Forget(string inPlace)
    {
        CorrespondenceId = null;
        (Recipient, Subject, Reference, RegisteredNumber, ByHand) = (inPlace, inPlace, "", "", "");
        SearchKey = Folding.Fold(RegisterNumber);
    }

    void RefuseDay(DateOnly on, string field)
    {
        if (PostedOn is not { } posted)
            throw new RefusedException("Cette lettre n'est pas encore partie.");
        if (on < posted)
            throw new RefusedException("Ce jour est d'avant le départ de la lettre.", field);
    }

    void Index() =>
        SearchKey = Folding
            .Fold($"{RegisterNumber} {Reference} {Recipient} {Subject} {RegisteredNumber}")
            .CutTo(MaxSearchKey);
}
