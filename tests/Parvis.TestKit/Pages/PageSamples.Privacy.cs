namespace Parvis.TestKit.Pages;

public static partial class PageSamples
{
    const string Looks = "/protection/consultations";

    const string Cases = "/protection/demandes";

    static IEnumerable<PageSample> Privacy() =>
        [
            new(Looks, "dpo", _ => Looks) { Note = "everything" },
            new(Looks, "dpo", _ => $"{Looks}?nom=dupont") { Note = "a name" },
            new(Looks, "dpo", _ => $"{Looks}?nom=zzzz") { Note = "nobody" },
            new(Cases, "dpo", _ => Cases),
            new($"{Cases}/nouvelle", "dpo", _ => $"{Cases}/nouvelle?nom=dupont") { Note = "a name" },
            new($"{Cases}/nouvelle", "dpo", s => $"{Cases}/nouvelle?usager={s.Town.Marie}") { Note = "somebody" },
            new($"{Cases}/{{id}}", "dpo", s => s.AccessCase) { Note = "access" },
            new($"{Cases}/{{id}}", "dpo", s => s.ErasureCase) { Note = "erasure" },
            // All that is held, whatever the number of requests.
            new($"{Cases}/{{id}}/donnees", "dpo", s => $"{s.AccessCase}/donnees") { Budget = 45 },
            new($"{Cases}/{{id}}/effacement", "dpo", s => $"{s.ErasureCase}/effacement") { Budget = 16 },
            new($"{Cases}/{{id}}/reponse", "dpo", s => $"{s.AccessCase}/reponse"),
            new($"{Cases}/{{id}}/lettre", "dpo", s => $"{s.AccessCase}/lettre"),
            new("/protection/accords", "social", _ => "/protection/accords"),
        ];
}
