namespace Parvis.Commands;

/// <summary>
/// Files named on the command line stand in the folder of whoever typed it: <c>dotnet run --project</c> starts the program
/// in the project's folder, and only the shell's own PWD remembers where it was typed.
/// </summary>
static class CallerFolder
{
    public static string Resolve(string path)
    {
        if (Path.IsPathRooted(path))
            return path;
        var here = Path.GetFullPath(path);
        var typed = Environment.GetEnvironmentVariable("PWD");
        if (string.IsNullOrEmpty(typed) || !Path.IsPathRooted(typed))
            return here;
        var there = Path.GetFullPath(path, typed);
        var runsInProject = File.Exists(Path.GetFullPath("Parvis.csproj"));
        // Started by another program, PWD may be that program's: what exists decides.
        return (runsInProject || !File.Exists(here)) && File.Exists(there) ? there : here;
    }
}
