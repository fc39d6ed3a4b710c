using System.Globalization;
using Parvis.Data;
using Parvis.Features.Requests;

namespace Parvis.Features.Letters;

/// <summary>A letter that came by post: first what was read of it, then its line in the register.</summary>
public sealed class IncomingLetter : IVersioned
{
    /// <summary>Of the register of what arrives.</summary>
    public const string Series = "A";

    public const int MaxSender = 250;
    public const int MaxSubject = CitizenRequest.MaxSubject;
    public const int MaxRegisteredNumber = 30;
    public const int MaxReason = 300;
    public const int MaxPerson = 200;
    public const int MaxPages = 1000;

    public long Id { get; private set; }

    public string PublicId { get; private set; } = RandomId.New();

    /// <summary>Null when it was registered without a scan.</summary>
    public long? ScanId { get; init; }

    /// <summary>Numbers of its pages in the scan, with commas.</summary>
    public string Pages { get; init; } = "";

    /// <summary>Its own PDF, in the blob store.</summary>
    public string? Hash { get; set; }

    public long Size { get; set; }

    public LetterState State { get; private set; }

    /// <summary>For whom the separator above it says it is.</summary>
    public Guid? DepartmentId { get; init; }

    /// <summary>What was read of it, as JSON; empty once it is registered.</summary>
    public string Reading { get; private set; } = "";

    /// <summary>When it came into the product.</summary>
    public required DateTime CameAt { get; init; }

    /// <summary>Of its number in the register.</summary>
    public int? Year { get; private set; }

    public int? Number { get; private set; }

    /// <summary>The day it reached the town hall: clocks run from it.</summary>
    public DateOnly? ArrivedOn { get; private set; }

    /// <summary>The day it bears.</summary>
    public DateOnly? WrittenOn { get; private set; }

    /// <summary>The day of the post office's mark, which counts when something had to be sent by a date (CRPA L112-1).</summary>
    public DateOnly? PostmarkedOn { get; private set; }

    /// <summary>Of a registered letter.</summary>
    public string RegisteredNumber { get; private set; } = "";

    public string Sender { get; private set; } = "";

    public long? SenderId { get; private set; }

    public string Subject { get; private set; } = "";

    /// <summary>Folded number, sender and subject: what the register is searched by.</summary>
    public string SearchKey { get; private set; } = "";

    public DateTime? SettledAt { get; private set; }

    public Guid? SettledById { get; private set; }

    public string SettledBy { get; private set; } = "";

    /// <summary>Why it is not a request: an advertisement, a letter for somebody else.</summary>
    public string AsideFor { get; private set; } = "";

    public int Version { get; set; }

    /// <summary>« A-2026-00123 »: the place of a letter among those that arrived that year.</summary>
    public string RegisterNumber =>
        Year is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{Series}-{Year:0000}-{Number:00000}");

    public IReadOnlyList<int> PageNumbers => NumbersOf(Pages);

    public static IReadOnlyList<int> NumbersOf(string pages) =>
        [
            .. pages
                .Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Select(p => int.Parse(p, CultureInfo.InvariantCulture)),
        ];

    public static string PagesOf(IEnumerable<int> numbers) =>
        string.Join(',', numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)));

    public void IsReadAs(string reading) => Reading = reading;

    public void Register(int year, int number, LetterFacts facts, ProcessContext by)
    {
        RefuseUnlessWaiting();
        (Year, Number) = (year, number);
        State = LetterState.Registered;
        Reading = "";
        Describe(facts);
        Settle(by);
    }

    /// <summary>A slip of the pen in the register.</summary>
    public void Correct(LetterFacts facts) => Describe(facts);

    public void SetAside(string? reason, ProcessContext by)
    {
        RefuseUnlessWaiting();
        if (string.IsNullOrWhiteSpace(reason))
            throw new RefusedException("Dites pourquoi cette lettre n'est pas une demande.", "Reason");
        AsideFor = reason.Trim().CutTo(MaxReason);
        State = LetterState.SetAside;
        Settle(by);
    }

    public void TakeBack()
    {
        if (State != LetterState.SetAside)
            throw new RefusedException("Cette lettre n'est pas parmi les écartées.");
        State = LetterState.ToRegister;
        (SettledAt, SettledById, SettledBy, AsideFor) = (null, null, "", "");
    }

    /// <summary>Only its number and its dates stay.</summary>
    public void Forget(string inPlace)
    {
        (Hash, Size, Reading) = (null, 0, "");
        (Sender, SenderId, Subject, RegisteredNumber) = (inPlace, null, inPlace, "");
        SearchKey = Folding.Fold(RegisterNumber);
    }

    public void RefuseUnlessWaiting()
    {
        if (State != LetterState.ToRegister)
            throw new RefusedException(
                State == LetterState.Registered
                    ? $"Cette lettre est déjà enregistrée sous le numéro {RegisterNumber}, par {SettledBy}."
                    : $"Cette lettre est déjà écartée, par {SettledBy}."
            );
    }

    void Describe(LetterFacts facts)
    {
        if (facts.Subject.Length > MaxSubject)
            throw new RefusedException($"L'objet tient en {MaxSubject} caractères.", nameof(Subject));
        if (facts.RegisteredNumber.Length > MaxRegisteredNumber)
            throw new RefusedException(
                $"Un numéro de recommandé tient en {MaxRegisteredNumber} caractères.",
                nameof(RegisteredNumber)
            );
        RefuseDays(facts);
        (ArrivedOn, WrittenOn, PostmarkedOn) = (facts.ArrivedOn, facts.WrittenOn, facts.PostmarkedOn);
        RegisteredNumber = facts.RegisteredNumber;
        (Sender, SenderId, Subject) = (facts.Sender.CutTo(MaxSender), facts.SenderId, facts.Subject);
        SearchKey = Folding.Fold($"{RegisterNumber} {Sender} {Subject} {RegisteredNumber}");
    }

    void RefuseDays(LetterFacts facts)
    {
        if (facts.WrittenOn > facts.ArrivedOn)
            throw new RefusedException("Une lettre ne peut pas être écrite après son arrivée.", nameof(WrittenOn));
        if (facts.PostmarkedOn > facts.ArrivedOn)
            throw new RefusedException(
                "Le cachet de la poste ne peut pas être d'après l'arrivée.",
                nameof(PostmarkedOn)
            );
    }

    void Settle(ProcessContext by) =>
        (SettledAt, SettledById, SettledBy) = (by.At, by.AgentId, by.Name.CutTo(MaxPerson));
}

public enum LetterState
{
    ToRegister,
    Registered,

    /// <summary>It asks nothing of the town.</summary>
    SetAside,
}

/// <summary>What the register says of a letter.</summary>
public sealed record LetterFacts
{
    public required DateOnly ArrivedOn { get; init; }

    public DateOnly? WrittenOn { get; init; }

    public DateOnly? PostmarkedOn { get; init; }

    public string RegisteredNumber { get; init; } = "";

    public required string Sender { get; init; }

    public long? SenderId { get; init; }

    public required string Subject { get; init; }
}

/// <summary>One letter may hold several requests; a request may be asked by several letters.</summary>
public sealed class LetterRequest
{
    public required long LetterId { get; init; }

    public required long RequestId { get; init; }

    /// <summary>Another request of the letter, whose answer says everything.</summary>
    public long? AnsweredWithId { get; private set; }

    public void AwaitAnswerOf(long? requestId) => AnsweredWithId = requestId == RequestId ? null : requestId;
}
