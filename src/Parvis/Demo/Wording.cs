using System.Globalization;
using Parvis.Features.Requesters;
using Parvis.Ui;

namespace Parvis.Demo;

/// <summary>The words of one request: the same street, school or child all along its story.</summary>
sealed class Wording
{
    readonly Voices voices;
    readonly Chance chance;
    readonly TopicSheet sheet;
    readonly Resident? resident;
    readonly DateOnly receivedOn;
    readonly Dictionary<string, string> filled = new(StringComparer.Ordinal);

    public Wording(
        Voices voices,
        Chance chance,
        TopicSheet sheet,
        Resident? resident,
        DateOnly receivedOn,
        string? place = null
    )
    {
        this.voices = voices;
        this.chance = chance;
        this.sheet = sheet;
        this.resident = resident;
        this.receivedOn = receivedOn;
        Place = sheet.One("place") switch
        {
            _ when place is not null => place,
            "home" => resident?.Address ?? SomeAddress(),
            "street" => chance.Of(0.45) && resident is not null ? resident.Address : SomeAddress(),
            "park" => Capital(Fill("parc")),
            "school" => $"École {Fill("école")}",
            _ => "",
        };
    }

    public string Place { get; }

    public string Tell(string phrase) => Phrase.Tell(phrase, chance, Fill);

    public string Say(string list) => Tell(chance.Pick(voices.List(list)));

    public string? Sheet(string key) => sheet.Has(key) ? Tell(chance.Pick(sheet.All(key))) : null;

    /// <summary>One of the topic's own phrases, or one that suits any topic.</summary>
    public string SheetOrAny(string key) => chance.Of(0.7) ? Sheet(key) ?? Say(key) : Say(key);

    public string Subject() => Capital(Sheet("subject")!);

    /// <summary>What the resident wrote, or what the agent who listened typed.</summary>
    public string Body(Channel channel) =>
        channel switch
        {
            Channel.Email => Letter("Email"),
            Channel.Post => Letter("Post"),
            Channel.Web or Channel.SocialNetwork or Channel.TextMessage => Written(),
            Channel.ElectedOfficial => $"{Say("elected")} {Capital(Sheet("noted")!)}",
            Channel.Phone or Channel.FrontDesk => Noted(),
        };

    public string Reply() => $"{Greeting()}\n\n{Say("reply opening")}\n\n{Sheet("reply")}\n\n{Say("reply closing")}";

    string Letter(string kind)
    {
        var signature = resident is null ? "" : $"\n\n{resident.Requester.DisplayName}";
        var phone = kind == "Email" && chance.Of(0.3) ? Contact(Features.Requesters.Contacts.ContactKind.Phone) : null;
        return $"{Say("greeting." + kind)}\n\n{Written()}\n\n{Say("closing." + kind)}{signature}"
            + (phone is null ? "" : $"\n{phone}");
    }

    string Written()
    {
        var text = Capital(Sheet("written")!);
        return sheet.Has("detail") && chance.Of(0.45) ? $"{text} {Sheet("detail")}" : text;
    }

    string Noted()
    {
        var text = Capital(Sheet("noted")!);
        return chance.Of(0.2) ? $"{text} {Say("call back")}" : text;
    }

    string Greeting()
    {
        if (resident is not { Requester: { Kind: RequesterKind.Person } person })
            return "Madame, Monsieur,";
        var name = person.PrefersUsageName || person.BirthName.Length == 0 ? person.UsageName : person.BirthName;
        return chance.Of(0.7) ? $"Bonjour {person.Civility} {name}," : $"{person.Civility},";
    }

    public string? Contact(Features.Requesters.Contacts.ContactKind kind) =>
        resident?.Requester.ContactPoints.FirstOrDefault(c => c.Kind == kind)?.Value;

    string Fill(string slot)
    {
        if (!filled.TryGetValue(slot, out var value))
            filled[slot] = value = Draw(slot);
        return value;
    }

    string Draw(string slot) =>
        slot switch
        {
            "lieu" => Place,
            "rue" => Street(),
            "numéro" => Number(),
            "e" => resident?.Woman == true ? "e" : "",
            "reçue" => receivedOn.InFull(),
            _ => chance.Pick(voices.Words(slot)),
        };

    string Street()
    {
        var cut = 0;
        while (cut < Place.Length && (char.IsDigit(Place[cut]) || Place[cut] == ' '))
            cut++;
        var street = Place[cut..];
        return street.StartsWith("bis ", StringComparison.Ordinal) ? street[4..] : street;
    }

    string Number()
    {
        var number = new string([.. Place.TakeWhile(char.IsDigit)]);
        return number.Length > 0 ? number : chance.Between(1, 99).ToString(CultureInfo.InvariantCulture);
    }

    string SomeAddress() => $"{chance.Between(1, 120)} {voices.Street(chance)}";

    static string Capital(string text) =>
        text.Length == 0 ? text : string.Concat(text[..1].ToUpper(CultureInfo.CurrentCulture), text.AsSpan(1));
}

/// <summary>The lists of <c>voices.txt</c> and <c>words.txt</c>, and the streets.</summary>
sealed class Voices
{
    readonly Dictionary<string, string[]> lists = DemoContent.Sections("voices.txt");
    readonly Dictionary<string, string[]> words = DemoContent.Sections("words.txt");
    readonly string[] streets = [.. DemoContent.Lines("streets.txt").Select(l => l.Split('|')[0])];

    public string[] List(string name) => lists[name];

    public string[] Words(string slot) => words[slot];

    public string Street(Chance chance) => chance.PickSkewed(streets, 1.4);
}
