using Parvis.Features.Organisation;

namespace Parvis.UnitTests.Organisation;

public sealed class ServiceIdentifierTests
{
    static readonly Guid Somebody = new("6f1f9a0e-38d1-4a0e-9d2c-0d7f4c1b2a33");

    [Fact]
    public void It_stays_the_same() => ServiceIdentifier.Of(Somebody).ShouldBe(ServiceIdentifier.Of(Somebody));

    [Fact]
    public void It_can_be_said_on_the_telephone_and_makes_no_word()
    {
        for (var i = 0; i < 1000; i++)
        {
            var identifier = ServiceIdentifier.Of(Guid.NewGuid());

            identifier[..6].ShouldBe("Agent ");
            identifier.Length.ShouldBe(10);
            identifier[6..].ShouldNotContain(c => "01AEIOUY".Contains(c) || !char.IsAsciiLetterOrDigit(c));
        }
    }

    [Fact]
    public void Colleagues_have_different_ones()
    {
        var identifiers = Enumerable.Range(1, 100).Select(i => ServiceIdentifier.Of(new Guid(i, 0, 0, new byte[8])));

        identifiers.ShouldBeUnique();
    }
}
