namespace Parvis.TestKit.Pages;

public static partial class PageSamples
{
    const string Looks = "/protection/consultations";

    static IEnumerable<PageSample> Privacy() =>
        [
            new(Looks, "dpo", _ => Looks) { Note = "everything" },
            new(Looks, "dpo", _ => $"{Looks}?nom=dupont") { Note = "a name" },
            new(Looks, "dpo", _ => $"{Looks}?nom=zzzz") { Note = "nobody" },
        ];
}
