namespace Parvis.Features.Oversight.Trends;

/// <summary>Figures added up: of a month, a department, a topic, a channel, or the whole.</summary>
public sealed class TrendLine
{
    public int Received { get; private set; }

    public int Chased { get; private set; }

    public int Answered { get; private set; }

    public int AnsweredLate { get; private set; }

    public int WithoutAction { get; private set; }

    public int AtOnce { get; private set; }

    public DelayTally Delays { get; } = new();

    public double? MedianDays => Delays.Median;

    public double? LateShare => Share(AnsweredLate, Answered);

    public double? ChasedShare => Share(Chased, Received);

    public static TrendLine Of(IEnumerable<MonthFigure> figures)
    {
        var line = new TrendLine();
        foreach (var figure in figures)
        {
            line.Received += figure.Received;
            line.Chased += figure.Chased;
            line.Answered += figure.Answered;
            line.AnsweredLate += figure.AnsweredLate;
            line.WithoutAction += figure.WithoutAction;
            line.AtOnce += figure.AtOnce;
            line.Delays.Add(DelayTally.Parse(figure.Delays));
        }

        return line;
    }

    static double? Share(int part, int whole) => whole == 0 ? null : (double)part / whole;
}
