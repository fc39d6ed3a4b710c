using Parvis.Features.Organisation;
using Parvis.Features.Replies.Approval;
using Parvis.Features.Topics;

namespace Parvis.UnitTests.Replies;

/// <summary>Roads, above them works; potholes, above them the road.</summary>
public sealed class CircuitChoiceTests
{
    static readonly Department Works = Department("Travaux", parent: null);
    static readonly Department Roads = Department("Voirie", Works.Id);
    static readonly Topic Road = Topic("La rue", parent: null);
    static readonly Topic Pothole = Topic("Nid-de-poule", Road.Id);
    static readonly Topic Tree = Topic("Arbre", parent: null);
    static readonly TopicTree Topics = new([Road, Pothole, Tree]);
    static readonly OrganisationSnapshot Organisation = new([Works, Roads], [], [], []);

    [Theory]
    [InlineData("nid-de-poule, voirie", "nid-de-poule|la rue|voirie", "nid-de-poule")]
    [InlineData("nid-de-poule, voirie", "la rue|voirie", "la rue")]
    [InlineData("nid-de-poule, voirie", "travaux|voirie|arbre", "voirie")]
    [InlineData("nid-de-poule, voirie", "travaux|arbre", "travaux")]
    [InlineData("nid-de-poule, voirie", "la rue|la rue+voirie", "la rue+voirie")]
    [InlineData("nid-de-poule, voirie", "nid-de-poule|la rue+voirie", "nid-de-poule")]
    [InlineData("nid-de-poule, voirie", "arbre|arbre+voirie", null)]
    [InlineData("la rue, travaux", "nid-de-poule|voirie", null)]
    [InlineData("rien, travaux", "la rue|travaux", "travaux")]
    [InlineData("nid-de-poule, rien", "voirie|la rue", "la rue")]
    public void The_nearest_topic_wins_then_the_nearest_department(string asked, string known, string? expected)
    {
        var circuits = known.Split('|').Select(Circuit);
        var (topic, department) = (asked.Split(", ")[0], asked.Split(", ")[1]);

        CircuitChoice
            .Of(circuits, Topics.Find(TopicId(topic)), Organisation.Department(DepartmentId(department)))
            ?.Name.ShouldBe(expected);
        (expected is null).ShouldBe(
            CircuitChoice.Of(circuits, Topics.Find(TopicId(topic)), Organisation.Department(DepartmentId(department)))
                is null
        );
    }

    static ApprovalCircuit Circuit(string name)
    {
        var parts = name.Split('+');
        var circuit = new ApprovalCircuit();
        circuit.Edit(
            name,
            parts.Select(TopicId).FirstOrDefault(id => id is not null),
            parts.Select(DepartmentId).FirstOrDefault(id => id is not null),
            [new CircuitStep(ApproverKind.Head)]
        );
        return circuit;
    }

    static Guid? TopicId(string word) =>
        word switch
        {
            "nid-de-poule" => Pothole.Id,
            "la rue" => Road.Id,
            "arbre" => Tree.Id,
            _ => null,
        };

    static Guid? DepartmentId(string word) =>
        word switch
        {
            "voirie" => Roads.Id,
            "travaux" => Works.Id,
            _ => null,
        };

    static Department Department(string name, Guid? parent)
    {
        var department = new Department();
        department.Edit(new DepartmentOptions { Name = name, ParentId = parent });
        return department;
    }

    static Topic Topic(string name, Guid? parent)
    {
        var topic = new Topic();
        topic.Edit(
            new TopicOptions
            {
                Name = name,
                Kind = TopicKind.Report,
                ParentId = parent,
            }
        );
        return topic;
    }
}
