using System.Text.Json.Serialization;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;

namespace Parvis.Features.Api.Endpoints;

/// <summary>A request, as programs see it.</summary>
public record RequestView
{
    [Meaning("What the resident quotes; names the request in every address.", "Ce que l'usager rappelle.")]
    public required string Reference { get; init; }

    [Meaning("One line.", "Une ligne.")]
    public required string Subject { get; init; }

    [Meaning("Where it is about, as said.", "Le lieu, comme il a été dit.")]
    public required string Place { get; init; }

    [Meaning("Where it stands.", "Où elle en est.")]
    public required RequestStatus Status { get; init; }

    [Meaning("How it came.", "Comment elle est arrivée.")]
    public required Channel Channel { get; init; }

    [Meaning("What it is about.", "Son sujet.")]
    public required NamedView? Topic { get; init; }

    [Meaning("Who owns it; nobody yet when null.", "À qui elle est ; à personne encore si absent.")]
    public required NamedView? Department { get; init; }

    [Meaning("Who asks.", "Qui demande.")]
    public required PersonNamedView? Requester { get; init; }

    [Meaning("Whom it is for, when it is somebody else.", "Pour qui, quand c'est quelqu'un d'autre.")]
    public required PersonNamedView? OnBehalfOf { get; init; }

    [Meaning("When it reached the town hall.", "Quand elle est arrivée en mairie.")]
    public required DateTime ReceivedAt { get; init; }

    [Meaning("When it was registered.", "Quand elle a été enregistrée.")]
    public required DateTime RegisteredAt { get; init; }

    [Meaning("When something happened to it last.", "Quand il s'y est passé quelque chose en dernier.")]
    public required DateTime UpdatedAt { get; init; }

    [Meaning("Until when the town means to answer.", "Jusqu'à quand la commune veut répondre.")]
    public required DateOnly? DueOn { get; init; }

    [Meaning(
        "Until when a person means to say a first word, when that is promised.",
        "Jusqu'à quand un agent veut dire un premier mot, quand c'est promis."
    )]
    public required DateOnly? FirstAnswerDueOn { get; init; }

    [Meaning("When a person first answered or asked something.", "Quand un agent a dit son premier mot.")]
    public required DateTime? FirstAnsweredAt { get; init; }

    [Meaning("When somebody will come and do it.", "Quand l'intervention est prévue.")]
    public required DateOnly? PlannedOn { get; init; }

    [Meaning("When it was answered or closed.", "Quand elle a été répondue ou close.")]
    public required DateTime? EndedAt { get; init; }

    [Meaning("How many times the resident asked again.", "Combien de fois l'usager a relancé.")]
    public required int Chasers { get; init; }
}

/// <summary>One request with what was said and joined.</summary>
public sealed record RequestDetail : RequestView
{
    [Meaning("Words from and to the resident, oldest first; never internal notes.", "Les échanges avec l'usager.")]
    public IReadOnlyList<MessageView> Messages { get; init; } = [];

    [Meaning("Files joined to it.", "Les fichiers joints.")]
    public IReadOnlyList<FileView> Files { get; init; } = [];
}

public sealed record NamedView
{
    [Meaning("Its id, for filters.", "Son identifiant, pour filtrer.")]
    public required Guid Id { get; init; }

    [Meaning("Its name.", "Son nom.")]
    public required string Name { get; init; }
}

public sealed record PersonNamedView
{
    [Meaning("The id of the sheet.", "L'identifiant de la fiche.")]
    public required string Id { get; init; }

    [Meaning("As letters call them.", "Comme l'écrivent les courriers.")]
    public required string Name { get; init; }
}

public sealed record MessageView
{
    [Meaning("From the resident (incoming) or to the resident.", "De l'usager (incoming) ou à l'usager.")]
    public required Direction Direction { get; init; }

    [Meaning("By which channel.", "Par quel canal.")]
    public required Channel Channel { get; init; }

    [Meaning("When.", "Quand.")]
    public required DateTime At { get; init; }

    [Meaning("Who wrote or said it.", "Qui l'a écrit ou dit.")]
    public required string Author { get; init; }

    [Meaning("The words.", "Les mots.")]
    public required string Text { get; init; }
}

public sealed record FileView
{
    [Meaning("Its id.", "Son identifiant.")]
    public required string Id { get; init; }

    [Meaning("A name that is safe to save under.", "Un nom sous lequel l'enregistrer sans risque.")]
    public required string Name { get; init; }

    [Meaning("From its bytes, not from its name.", "D'après son contenu, pas son nom.")]
    public required string ContentType { get; init; }

    [Meaning("In bytes.", "En octets.")]
    public required long Size { get; init; }

    [Meaning("When it was joined.", "Quand il a été joint.")]
    public required DateTime At { get; init; }
}

public sealed record RequestList
{
    [Meaning(
        "The newest first; with changedSince, the least recently changed first.",
        "Les plus récentes d'abord ; avec changedSince, la modification la plus ancienne d'abord."
    )]
    public required IReadOnlyList<RequestView> Items { get; init; }

    [Meaning("To send as « cursor » for the next page; absent on the last one.", "À renvoyer dans « cursor ».")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? NextCursor { get; init; }
}
