using Parvis.Features.Referrals.Competences;
using Parvis.Features.Topics;

namespace Parvis.UnitTests.Referrals;

/// <summary>Whose a request usually is: the nearest topic, then the row that says most about the place.</summary>
public sealed class CompetenceTableTests
{
    static readonly Guid Roads = Guid.NewGuid();
    static readonly Guid Potholes = Guid.NewGuid();

    [Fact]
    public void A_row_holds_for_the_topics_below_it()
    {
        var table = new CompetenceTable([Row(Roads, "", "Département")]);

        table.Find(Topic(Potholes, Roads), "rue des Lilas")!.PartnerName.ShouldBe("Département");
        table.Find(Topic(Guid.NewGuid()), "rue des Lilas").ShouldBeNull();
        table.Find(null, "rue des Lilas").ShouldBeNull();
    }

    [Fact]
    public void The_nearest_topic_wins()
    {
        var table = new CompetenceTable([Row(Roads, "rocade", "Département"), Row(Potholes, "", "Métropole")]);

        table.Find(Topic(Potholes, Roads), "sortie 2 de la rocade")!.PartnerName.ShouldBe("Métropole");
    }

    [Theory]
    [InlineData("Rocade sud, sortie 2", "Métropole")]
    [InlineData("sur la ROCADE", "État")]
    [InlineData("rue des Rocades", null)]
    [InlineData("", null)]
    public void Every_word_of_the_place_is_looked_for_and_the_longest_row_wins(string place, string? expected)
    {
        var table = new CompetenceTable([Row(Roads, "rocade", "État"), Row(Roads, "Rocade sud", "Métropole")]);

        table.Find(Topic(Roads), place)?.PartnerName.ShouldBe(expected);
        (table.Find(Topic(Roads), place) is null).ShouldBe(expected is null);
    }

    static CompetenceEntry Row(Guid topic, string place, string partner) =>
        new(
            topic,
            Parvis.Data.Folding.Fold(place).Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Guid.NewGuid(),
            partner,
            Confirmed: true
        );

    static TopicEntry Topic(Guid id, params Guid[] ancestors) =>
        new()
        {
            Id = id,
            ParentId = null,
            Name = "Nid-de-poule",
            Path = "Nid-de-poule",
            Ancestors = ancestors,
            Kind = TopicKind.Report,
            DepartmentId = null,
            TargetDays = null,
            FirstAnswerDays = null,
            StatutoryLimit = StatutoryTimeLimit.General,
            Appeal = new AppealRule(),
            Reminders = new ReminderTimes(),
            FirstLevelAnswer = "",
            CircleId = null,
            Active = true,
            Synonyms = [],
            Documents = [],
            Phrases = [],
        };
}
