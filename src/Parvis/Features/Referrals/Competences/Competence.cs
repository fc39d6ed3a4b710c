namespace Parvis.Features.Referrals.Competences;

/// <summary>Who does what: a topic, and those below it, that are a partner's, everywhere or where the words say.</summary>
public sealed class Competence
{
    public const int MaxPlace = 150;

    public Guid Id { get; private set; } = Guid.NewGuid();

    public required Guid PartnerId { get; init; }

    public required Guid TopicId { get; init; }

    /// <summary>Words of the place, as typed; empty is everywhere.</summary>
    public string Place { get; init; } = "";

    /// <summary>Somebody of the town checked it; until then it is an example.</summary>
    public bool Confirmed { get; set; }
}
