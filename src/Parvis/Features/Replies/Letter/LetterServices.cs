using Parvis.Features.Privacy.Erasing;
using Parvis.Features.Privacy.Gathering;
using Parvis.Features.Replies.Letter.Paper;
using Parvis.Features.Replies.Letter.Word;
using Parvis.Features.Requests.Page;

namespace Parvis.Features.Replies.Letter;

static class LetterServices
{
    public static void AddLettersOnPaper(this IServiceCollection services)
    {
        // The first that is installed prints.
        services.AddSingleton<ILetterPrinter, WeasyPrintPrinter>();
        services.AddSingleton<ILetterPrinter, ChromiumPrinter>();
        services.AddScoped<LetterDocument>();
        services.AddScoped<LetterPress>();
        services.AddScoped<LetterReading>();
        services.AddScoped<PrintedLetters>();
        services.AddScoped<IRequestPagePanel, PrintedPanel>();
        services.AddScoped<WordLetters>();
        services.AddScoped<IBlobHolder>(p => p.GetRequiredService<WordLetters>());
        services.AddScoped<PrintedLetterHoldings>();
        services.AddScoped<IPersonalHoldings>(p => p.GetRequiredService<PrintedLetterHoldings>());
        services.AddScoped<IBlobHolder>(p => p.GetRequiredService<PrintedLetterHoldings>());
    }
}
