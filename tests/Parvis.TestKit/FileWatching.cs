using System.Runtime.CompilerServices;

namespace Parvis.TestKit;

/// <summary>
/// Many hosts live in one test process, and each would take several of the few file watchers a user may have. Nothing
/// in a test changes a setting file, so none is needed.
/// </summary>
static class FileWatching
{
#pragma warning disable CA2255 // Before the first host of the process is built.
    [ModuleInitializer]
    internal static void TurnOff()
#pragma warning restore CA2255
    {
        Environment.SetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER", "1");
        Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
    }
}
