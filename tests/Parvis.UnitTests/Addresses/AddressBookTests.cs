using System.IO.Compression;
using System.Text;
using Parvis.Data;
using Parvis.Features.Addresses;

namespace Parvis.UnitTests.Addresses;

public sealed class AddressBookTests
{
    const string Header =
        "id;id_fantoir;numero;rep;nom_voie;code_postal;code_insee;nom_commune;code_insee_ancienne_commune;nom_ancienne_commune;x;y;lon;lat;type_position;alias;nom_ld;libelle_acheminement;nom_afnor;source_position;source_nom_voie;certification_commune\n";

    const string Lines =
        "49307_0100_00012;;12;;Rue des Lilas;49800;49307;Loire-Authion;49004;Andard;1;2;-0.39;47.46;;;;;;;;1\n"
        + "49307_0100_00012_bis;;12;bis;Rue des Lilas;49800;49307;Loire-Authion;49004;Andard;1;2;-0.39;47.46;;;;;;;;1\n"
        + "49307_0100_00002;;2;;Rue des Lilas;49800;49307;Loire-Authion;49004;Andard;1;2;-0.39;47.46;;;;;;;;1\n"
        + "49307_0200_00012;;12;;Rue des Lilas;49250;49307;Loire-Authion;49029;Brain-sur-l'Authion;1;2;;;;;;;;;;1\n"
        + "49307_0300_05001;;5001;;;49800;49307;Loire-Authion;49004;Andard;1;2;;;;;Les Petites Landes;;;;;1\n"
        + "49015_0100_00001;;1;;Rue de la Gare;49100;49015;Avrillé;;;1;2;;;;;;;;;;1\n";

    [Theory]
    [InlineData(
        "12 rue des lil andard",
        "12 Rue des Lilas, 49800 Loire-Authion (Andard)",
        "12 bis Rue des Lilas, 49800 Loire-Authion (Andard)"
    )]
    [InlineData(
        "12bis lilas",
        "12 bis Rue des Lilas, 49800 Loire-Authion (Andard)",
        "12 bis Rue des Lilas, 49250 Loire-Authion (Brain-sur-l'Authion)"
    )]
    [InlineData("12 ter lilas brain", "12 ter Rue des Lilas, 49250 Loire-Authion (Brain-sur-l'Authion)")]
    [InlineData("petites landes", "Les Petites Landes, 49800 Loire-Authion (Andard)")]
    [InlineData("RUE DE LA GARE", "Rue de la Gare, 49100 Avrillé")]
    [InlineData("49100 gare", "Rue de la Gare, 49100 Avrillé")]
    [InlineData("rue inconnue")]
    [InlineData("12")]
    [InlineData("")]
    [InlineData(null)]
    public void An_address_is_found_as_people_type_it(string? typed, params string[] labels) =>
        Book().Find(typed, 8).ShouldBe(labels);

    [Fact]
    public void A_file_is_read_compressed_or_not_and_only_its_communes_are_kept()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes("\uFEFF" + Header + Lines));
        packed.Position = 0;

        var kept = BanReader.Read(packed, ["49015"]).ToList();

        kept.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(a => a.Street.ShouldBe("Rue de la Gare"), a => a.Number.ShouldBe(1));
        Book().Count.ShouldBe(5);
    }

    [Theory]
    [InlineData("", "Ce fichier est vide.")]
    [InlineData("a;b\n1;2\n", "il n'a pas de colonne « id »")]
    [InlineData(Header + ";;12;;Rue;49800;49307;X\n", "Ligne 2 : il y manque l'identifiant (id).")]
    [InlineData(Header + "a;;12;;;49800;49307;X\n", "Ligne 2 : il y manque la voie (nom_voie).")]
    public void What_is_no_file_of_addresses_is_said(string text, string sentence)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));

        Should.Throw<RefusedException>(() => BanReader.Read(content, []).ToList()).Message.ShouldContain(sentence);
    }

    static AddressBook Book() =>
        new(BanReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(Header + Lines)), []).ToList());
}
