namespace Parvis.Features.Replies.Approval.Circuits;

public sealed class CircuitForm
{
    public string? Name { get; set; }

    public Guid? TopicId { get; set; }

    public Guid? DepartmentId { get; set; }

    public string? Step1 { get; set; }

    public string? Step2 { get; set; }

    public string? Step3 { get; set; }

    public string? Step4 { get; set; }

    public int Version { get; set; }

    public static CircuitForm Of(ApprovalCircuit circuit)
    {
        var steps = circuit.Steps.Select(ApproverChoice.Write).ToList();
        return new CircuitForm
        {
            Name = circuit.Name,
            TopicId = circuit.TopicId,
            DepartmentId = circuit.DepartmentId,
            Step1 = steps.ElementAtOrDefault(0),
            Step2 = steps.ElementAtOrDefault(1),
            Step3 = steps.ElementAtOrDefault(2),
            Step4 = steps.ElementAtOrDefault(3),
            Version = circuit.Version,
        };
    }

    public void ApplyTo(ApprovalCircuit circuit) =>
        circuit.Edit(
            Name,
            TopicId,
            DepartmentId,
            [.. new[] { Step1, Step2, Step3, Step4 }.Select(ApproverChoice.Read).OfType<CircuitStep>()]
        );
}
