using Parvis.Data;
using Parvis.Ui;

namespace Parvis.Features.Interpreters;

/// <summary>An interpreter asked for one meeting or one call about a request.</summary>
public sealed class InterpreterBooking
{
    public const int MaxPlace = 200;
    public const int MaxNote = 500;
    public const int MaxBy = 200;

    /// <summary>Further away, the year was mistyped.</summary>
    const int MostDaysAhead = 366;

    public long Id { get; private set; }

    public string PublicId { get; private set; } = RandomId.New();

    public required long RequestId { get; init; }

    /// <summary>Of the directory; its name stays when it leaves.</summary>
    public required Guid InterpreterId { get; init; }

    public required string Name { get; init; }

    public required string Language { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>« 14:30 »</summary>
    public required string At { get; init; }

    public required BookingWay Way { get; init; }

    /// <summary>Where to come; or the number to call, the address of the video.</summary>
    public required string Place { get; init; }

    /// <summary>For colleagues: it never leaves the town.</summary>
    public required string Note { get; init; }

    public BookingState State { get; private set; } = BookingState.Asked;

    /// <summary>By e-mail: they must hear of it when it is called off.</summary>
    public bool Told { get; private set; }

    public required string By { get; init; }

    public string When => $"le {On.InFull()} à {At.Replace(":", " h ", StringComparison.Ordinal)}";

    public bool IsComing => State is BookingState.Asked or BookingState.Confirmed;

    public void Tell() => Told = true;

    public static void RefuseUnlikely(DateOnly on, DateOnly today)
    {
        if (on < today)
            throw new RefusedException("Ce jour est déjà passé.", nameof(On));
        if (on > today.AddDays(MostDaysAhead))
            throw new RefusedException("Ce jour est à plus d'un an : vérifiez l'année.", nameof(On));
    }

    public void Become(BookingState state, DateOnly today)
    {
        if (!IsComing)
            throw new RefusedException($"Cet interprète est déjà noté : {State.InFrench()}.");
        if (state == BookingState.Asked)
            throw new RefusedException("Cet interprète est déjà demandé.");
        if (state == BookingState.Done && On > today)
            throw new RefusedException("Ce rendez-vous n'a pas encore eu lieu.");
        State = state;
    }
}

public enum BookingState
{
    Asked,
    Confirmed,
    Done,
    Cancelled,
}

public enum BookingWay
{
    InPerson,
    Phone,
    Video,
}

public static class BookingWords
{
    public static string InFrench(this BookingState state) =>
        state switch
        {
            BookingState.Asked => "demandé",
            BookingState.Confirmed => "confirmé",
            BookingState.Done => "venu",
            BookingState.Cancelled => "annulé",
        };

    public static string InFrench(this BookingWay way) =>
        way switch
        {
            BookingWay.InPerson => "sur place",
            BookingWay.Phone => "par téléphone",
            BookingWay.Video => "par vidéo",
        };
}
