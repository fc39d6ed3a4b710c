using Parvis.Data.Outbox;
using Parvis.Features.Administration.Texts;
using Parvis.Features.Settings;

namespace Parvis.UnitTests.Administration;

/// <summary>What a provider is told, whatever the text holds.</summary>
public sealed class ProviderCallTests
{
    const string Awkward = "L'école & \"la rue\" : 5 € {secret}";

    [Fact]
    public void An_address_holds_everything_encoded()
    {
        var call = Make(
            new TextMessageSettings
            {
                Url = "http://relais.example/sendsms?to={numero}&text={texte}&coding={codage}&pw={secret}",
                Number = TextNumberForm.WithZeros,
            }
        );

        call.Method.ShouldBe(HttpMethod.Get);
        call.RequestUri!.AbsoluteUri.ShouldBe(
            "http://relais.example/sendsms?to=0033612345678&text=L%27%C3%A9cole%20%26%20%22la%20rue%22%20%3A%205%20%E2%82%AC%20%7Bsecret%7D&coding=0&pw=s%26s"
        );
    }

    [Fact]
    public async Task A_form_is_written_as_a_form()
    {
        var call = Make(
            new TextMessageSettings
            {
                Url = "https://prestataire.example/envoi",
                Form = TextCallForm.PostForm,
                Body = "to={numero}&message={texte}",
            }
        );

        call.Method.ShouldBe(HttpMethod.Post);
        call.Content!.Headers.ContentType!.MediaType.ShouldBe("application/x-www-form-urlencoded");
        var body = await call.Content.ReadAsStringAsync();
        body.ShouldStartWith("to=%2B33612345678&message=L%27%C3%A9cole%20%26");
    }

    [Fact]
    public async Task JSON_stays_JSON()
    {
        var call = Make(
            new TextMessageSettings
            {
                Url = "https://prestataire.example/envoi",
                Form = TextCallForm.PostJson,
                Body = """{"receivers":["{numero}"],"message":"{texte}","sender":"{expediteur}"}""",
                Sender = "MAIRIE",
                Number = TextNumberForm.WithoutPlus,
            }
        );

        using var read = System.Text.Json.JsonDocument.Parse(await call.Content!.ReadAsStringAsync());
        read.RootElement.GetProperty("message").GetString().ShouldBe(Awkward);
        read.RootElement.GetProperty("receivers")[0].GetString().ShouldBe("33612345678");
        read.RootElement.GetProperty("sender").GetString().ShouldBe("MAIRIE");
    }

    [Fact]
    public void A_header_carries_the_secret_as_it_is()
    {
        var call = Make(
            new TextMessageSettings
            {
                Url = "https://prestataire.example/envoi?to={numero}&text={texte}",
                HeaderName = "Authorization",
                HeaderValue = "Bearer {secret}",
            }
        );

        call.Headers.GetValues("Authorization").ShouldBe(["Bearer s&s"]);
    }

    [Fact]
    public void A_text_in_braces_is_never_filled_with_the_secret() =>
        Make(new TextMessageSettings { Url = "https://prestataire.example/?t={texte}" })
            .RequestUri!.AbsoluteUri.ShouldNotContain("s%26s");

    [Fact]
    public void Unicode_is_said_with_a_two() =>
        new ProviderCall(
            new TextMessageSettings { Url = "https://prestataire.example/?c={codage}" },
            Text("forêt"),
            secret: ""
        )
            .Make()
            .RequestUri!.Query.ShouldBe("?c=2");

    static HttpRequestMessage Make(TextMessageSettings by) => new ProviderCall(by, Text(Awkward), "s&s").Make();

    static OutgoingText Text(string text) =>
        new()
        {
            To = "+33612345678",
            Text = text,
            Segments = 1,
            Cost = 50,
        };
}
