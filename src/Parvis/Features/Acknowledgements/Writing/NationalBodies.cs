namespace Parvis.Features.Acknowledgements.Writing;

/// <summary>The same for every town; check them before a release (cada.fr, cnil.fr).</summary>
static class NationalBodies
{
    public const string DocumentsCommission =
        "le formulaire du site www.cada.fr, par courriel à cada@cada.fr, ou par courrier : CADA, TSA 50730, 75334 Paris Cedex 07";

    public const string DataAuthority =
        "la CNIL, sur www.cnil.fr ou par courrier : 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07";
}
