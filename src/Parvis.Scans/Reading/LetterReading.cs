using Parvis.Scans.Recognising;

namespace Parvis.Scans.Reading;

/// <summary>Something read of a letter: a proposal, which a person accepts or corrects.</summary>
/// <param name="Value">What it says.</param>
/// <param name="Confidence">0 (a guess) to 1 (sure); below 0.5 it is shown as doubtful.</param>
/// <param name="Page">Where it was read, from 1.</param>
/// <param name="Box">Around the words it was read from.</param>
/// <param name="Evidence">Those words, as recognised.</param>
public sealed record Proposal<T>(T Value, double Confidence, int Page, Box Box, string Evidence);

/// <summary>Who wrote; every part may be missing.</summary>
public sealed record LetterSender
{
    /// <summary>« Mme », « M. et Mme », as written.</summary>
    public string? Civility { get; init; }

    /// <summary>Of a person; null for an organisation, and where first and last name cannot be told apart.</summary>
    public string? FirstName { get; init; }

    /// <summary>Of a person; the whole name when its parts cannot be told apart.</summary>
    public string? LastName { get; init; }

    /// <summary>Association, company, law firm; the person may stand beside it.</summary>
    public string? Organisation { get; init; }

    /// <summary>The organisation, or else first and last name.</summary>
    public string? Name => Organisation ?? (LastName is null ? null : $"{FirstName} {LastName}".Trim());

    /// <summary>Of the address, above the postcode and below the name.</summary>
    public IReadOnlyList<string> AddressLines { get; init; } = [];

    /// <summary>Five digits.</summary>
    public string? Postcode { get; init; }

    /// <summary>As written after the postcode.</summary>
    public string? Town { get; init; }

    /// <summary>In small letters.</summary>
    public string? Email { get; init; }

    /// <summary>Its digits, « 0612345678 » or « +33612345678 ».</summary>
    public string? Phone { get; init; }
}

/// <summary>What was read of a letter.</summary>
public sealed record LetterReading
{
    /// <summary>Null when nothing says who writes.</summary>
    public Proposal<LetterSender>? Sender { get; init; }

    /// <summary>For whom it is written, when the text says « mon client », « au nom de »: civility and name, as written.</summary>
    public Proposal<string>? OnBehalfOf { get; init; }

    /// <summary>When it was written.</summary>
    public Proposal<DateOnly>? Date { get; init; }

    /// <summary>What the town's own stamp says.</summary>
    public Proposal<DateOnly>? Arrival { get; init; }

    /// <summary>The line that says « Objet », else the first sentence that asks for something.</summary>
    public Proposal<string>? Object { get; init; }

    /// <summary>References of the town that it quotes, each once.</summary>
    public IReadOnlyList<Proposal<string>> References { get; init; } = [];

    /// <summary>Of a registered letter.</summary>
    public Proposal<string>? RegisteredNumber { get; init; }

    /// <summary>ISO 639-1; null when unknown.</summary>
    public string? Language { get; init; }

    /// <summary>Everything written, page after page: what a search reads.</summary>
    public string Text { get; init; } = "";

    /// <summary>The sentences that say something, without addresses, greetings and politeness: what a topic is looked for in.</summary>
    public string Body { get; init; } = "";

    /// <summary>The lines outside the text and the addressee, where the sender may be named: heading, signature, footer, stamp.</summary>
    public IReadOnlyList<string> SenderLines { get; init; } = [];
}

/// <summary>What the caller knows: letters are addressed to it.</summary>
public sealed record LetterContext
{
    /// <summary>The day on which letters are read; dates after it are doubtful.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>How people call the town hall: « Mairie de Vaubreuil-sur-Orle », « Centre communal d'action sociale ».</summary>
    public IReadOnlyList<string> AddresseeNames { get; init; } = [];

    /// <summary>Streets of its own buildings: « 1 place de l'Hôtel-de-Ville ».</summary>
    public IReadOnlyList<string> AddresseeStreets { get; init; } = [];

    /// <summary>Its own mailboxes.</summary>
    public IReadOnlyList<string> AddresseeEmails { get; init; } = [];

    /// <summary>Its own phones, digits with or without spaces.</summary>
    public IReadOnlyList<string> AddresseePhones { get; init; } = [];

    /// <summary>A regular expression for its references, without look-around or back-references; null for none.</summary>
    public string? ReferencePattern { get; init; }
}
