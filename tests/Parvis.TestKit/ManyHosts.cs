using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Parvis.TestKit;

/// <summary>
/// Many hosts live in one test process, a second each. Watching files would take several of the few watchers a user may
/// have, or a timer that keeps the whole host in memory once it stopped; nothing in a test changes a file of the program.
/// </summary>
static class ManyHosts
{
#pragma warning disable CA2255 // Before the first host of the process is built.
    [ModuleInitializer]
    internal static void Prepare()
#pragma warning restore CA2255
    {
        Environment.SetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER", "1");
        Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
        // A town lives for a few pages: compiling how each of its services is made costs more than it gives.
        AppContext.SetSwitch("Microsoft.Extensions.DependencyInjection.DisableDynamicEngine", true);
    }

    public static void WatchNoFile(IWebHostEnvironment environment)
    {
        environment.WebRootFileProvider = new Unwatched(environment.WebRootFileProvider);
        environment.ContentRootFileProvider = new Unwatched(environment.ContentRootFileProvider);
    }

    sealed class Unwatched(IFileProvider files) : IFileProvider
    {
        public IFileInfo GetFileInfo(string subpath) => files.GetFileInfo(subpath);

        public IDirectoryContents GetDirectoryContents(string subpath) => files.GetDirectoryContents(subpath);

        public IChangeToken Watch(string filter) => NullChangeToken.Singleton;
    }
}
