using Parvis.Data;
using Parvis.Data.Outbox;

namespace Parvis.UnitTests.Inbox;

public sealed class MailTokenTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("parvis-jetons");

    MailTokens Tokens => new(new DataFolder(folder.FullName));

    [Fact]
    public void A_signed_message_id_gives_its_key_back_even_after_a_restart()
    {
        var id = $"{Tokens.Sign("20261123-080000-abcDEF_-1")}@saint-aubin.example";

        Tokens.TryRead(id, out var key).ShouldBeTrue();
        key.ShouldBe("20261123-080000-abcDEF_-1");
    }

    [Theory]
    [InlineData("20261123-080000-abc.00000000000000000000@saint-aubin.example")]
    [InlineData("20261123-080000-abc@saint-aubin.example")]
    [InlineData("é.é@x")]
    [InlineData(".@x")]
    [InlineData("")]
    [InlineData(null)]
    public void A_forged_one_gives_nothing(string? id) => Tokens.TryRead(id, out _).ShouldBeFalse();

    [Fact]
    public void Another_towns_signature_is_forged_here()
    {
        var other = Directory.CreateTempSubdirectory("parvis-autre");
        try
        {
            var theirs = new MailTokens(new DataFolder(other.FullName)).Sign("20261123-080000-abc");

            Tokens.TryRead($"{theirs}@x", out _).ShouldBeFalse();
        }
        finally
        {
            other.Delete(recursive: true);
        }
    }

    public void Dispose() => folder.Delete(recursive: true);
}
