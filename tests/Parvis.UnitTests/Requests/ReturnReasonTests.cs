using Parvis.Features.Requests;

namespace Parvis.UnitTests.Requests;

public sealed class ReturnReasonTests
{
    [Theory]
    [InlineData("5.1.1", ReturnReason.NoSuchAddress, true)]
    [InlineData("5.1.10", ReturnReason.NoSuchAddress, true)]
    [InlineData("5.1.2", ReturnReason.NoSuchDomain, true)]
    [InlineData("5.4.4", ReturnReason.NoSuchDomain, true)]
    [InlineData("5.2.1", ReturnReason.Closed, true)]
    [InlineData("5.2.2", ReturnReason.Full, true)]
    [InlineData("5.4.7", ReturnReason.TooLate, true)]
    [InlineData("4.4.7", ReturnReason.TooLate, true)]
    [InlineData("5.2.3", ReturnReason.TooLarge, false)]
    [InlineData("5.3.4", ReturnReason.TooLarge, false)]
    [InlineData("5.7.1", ReturnReason.NotWanted, false)]
    [InlineData("5.7.26", ReturnReason.NotWanted, false)]
    [InlineData("5.6.0", ReturnReason.NotWanted, false)]
    [InlineData("5.0.0", ReturnReason.Unknown, true)]
    [InlineData("", ReturnReason.Unknown, true)]
    [InlineData("5", ReturnReason.Unknown, true)]
    [InlineData(null, ReturnReason.Unknown, true)]
    public void A_code_says_why_and_whether_the_address_is_to_blame(
        string? status,
        ReturnReason reason,
        bool ofTheAddress
    )
    {
        ReturnReasons.Of(status).ShouldBe(reason);
        reason.IsOfTheAddress().ShouldBe(ofTheAddress);
    }

    [Fact]
    public void It_is_told_as_a_sentence_with_the_code_when_there_is_one()
    {
        ReturnReasons.Sentence("5.2.2").ShouldBe("Cette boîte est pleine (code 5.2.2).");
        ReturnReasons.Sentence(null).ShouldBe("Le serveur du destinataire ne l'a pas pris.");
    }
}
