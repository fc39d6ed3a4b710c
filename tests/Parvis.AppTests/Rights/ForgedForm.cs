using System.Net;
using AngleSharp.Html.Dom;
using Parvis.TestKit;
using Parvis.TestKit.Pages;

namespace Parvis.AppTests.Rights;

/// <summary>A form as somebody entitled could send it, to be sent by somebody who is not.</summary>
sealed class ForgedForm(string address, IReadOnlyList<KeyValuePair<string, string>> fields)
{
    /// <summary>Empty for what has no form to look at.</summary>
    public static async Task<ForgedForm> OfAsync(PageSample sample, SampleTown town)
    {
        var address = sample.Address(town);
        if (sample.NotShown is not null)
            return new ForgedForm(address, []);
        var page = await (await town.ClientAsync(sample.Login)).GetPageAsync(address);
        var form = page
            .Document.QuerySelectorAll("main form")
            .OfType<IHtmlFormElement>()
            .FirstOrDefault(f => f.Method == "post");
        return form is null
            ? new ForgedForm(address, [])
            : new ForgedForm(
                new Uri(page.Address, form.GetAttribute("action") ?? "").PathAndQuery,
                [.. form.QuerySelectorAll("[name]").OfType<IHtmlElement>().SelectMany(Filled)]
            );
    }

    public async Task<HttpStatusCode> SendAsync(TownClient client, string token)
    {
        using var forged = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent(fields.Append(KeyValuePair.Create(TownClient.Token, token))),
        };
        using var answer = await client.SendOnceAsync(forged);
        return answer.StatusCode;
    }

    static IEnumerable<KeyValuePair<string, string>> Filled(IHtmlElement field)
    {
        var name = field.GetAttribute("name")!;
        var value = field switch
        {
            IHtmlInputElement { Name: TownClient.Token } or IHtmlInputElement { Type: "file" } => null,
            IHtmlInputElement { Type: "hidden" } kept => kept.Value,
            IHtmlInputElement { Type: "checkbox" or "radio" } tick => tick.Value,
            IHtmlInputElement { Value.Length: > 0 } typed => typed.Value,
            IHtmlInputElement { Type: "date" } => "2026-12-01",
            IHtmlInputElement => "Essai",
            IHtmlTextAreaElement area => area.Value.Length > 0 ? area.Value : "Essai",
            IHtmlSelectElement list => list.Options.Select(o => o.Value).FirstOrDefault(v => v.Length > 0),
            _ => null,
        };
        return value is null ? [] : [KeyValuePair.Create(name, value)];
    }
}
