using System.Globalization;

namespace Parvis.Demo;

/// <summary>Says on standard error how far the filling is, without flooding a log file.</summary>
public sealed class DemoProgress(TextWriter output)
{
    int shown = -1;

    public void Step(string what) => output.WriteLine($"  {what}");

    public void Count(string what, int done, int total)
    {
        var tenth = done * 10 / Math.Max(total, 1);
        if (tenth == shown)
            return;
        shown = tenth;
        output.WriteLine($"  {what} : {tenth * 10} %");
    }

    public void Done(TimeSpan elapsed) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  fait en {elapsed.TotalSeconds:0.0} s"));
}
