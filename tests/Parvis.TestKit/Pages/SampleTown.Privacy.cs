namespace Parvis.TestKit.Pages;

public sealed partial class SampleTown
{
    /// <summary>The address of Marie's request to read what is held on her.</summary>
    public string AccessCase { get; private set; } = "";

    /// <summary>And of her request to have it erased.</summary>
    public string ErasureCase { get; private set; } = "";

    async Task AskForDataAsync()
    {
        using var officer = await App.SignInAsync("dpo");
        AccessCase = await OpenAsync("Access");
        ErasureCase = await OpenAsync("Erasure");

        async Task<string> OpenAsync(string kind)
        {
            var form = await officer.GetPageAsync($"/protection/demandes/nouvelle?usager={Town.Marie}");
            return (await form.SubmitAsync("Ouvrir la demande", ("Kind", kind))).Path;
        }
    }
}
