namespace Parvis.Scans.Texts;

/// <summary>
/// What residents write about in other languages, in the words of French topics. Stems of both sides are compared, so
/// plurals and endings need no row of their own.
/// </summary>
static class TownWords
{
    static readonly Dictionary<string, string[]> Tables = new(StringComparer.Ordinal)
    {
        ["en"] = Phrases.Of(
            "birth naissance acte | certificate acte extrait | marriage mariage | wedding mariage | death décès | passport passeport",
            "identity identité | vote électeur élections | election élections | burial concession | cemetery cimetière | grave tombe",
            "noise bruit | noisy bruit | music musique | loud tapage | neighbour voisin | neighbor voisin | dog chien | cat chat",
            "parking stationnement parking | wheelchair handicapée PMR | disabled handicapée | car voiture | street rue | road chaussée route",
            "pothole trou chaussée | hole trou | pavement trottoir | sidewalk trottoir | lamp lampadaire | light lumière éclairage | sign panneau",
            "speed vitesse | traffic circulation | crossing passage piéton | flood inondation | drain avaloir égout | sewer égout",
            "rubbish ordures | waste ordures collecte | bin poubelle bac | garbage ordures | litter saleté | graffiti tag | recycling tri",
            "tree arbre | branch branche | hedge haie | grass pelouse | weeds herbes | playground jeux | bench banc | garden jardin | park parc",
            "planning urbanisme | building construction | permit permis | extension extension | fence clôture | roof toit | damp humidité",
            "mould moisissure | housing logement | rent logement | eviction expulsion | school école scolaire | enrol inscription",
            "canteen cantine | meal repas menu | lunch cantine | invoice facture | bill facture | refund remboursement | nursery crèche",
            "childminder nourrice | holiday vacances | allowance aide secours | debt dette | elderly âgée | library bibliothèque",
            "sport sport | pool piscine | hall salle | association association | grant subvention | job emploi | internship stage",
            "fine amende contravention | ticket contravention | thief cambriolage | burglary cambriolage | lost perdu | appointment rendez-vous",
            "complaint réclamation plainte | thank remerciement | opening horaires ouverture | market marché | terrace terrasse"
        ),
        ["es"] = Phrases.Of(
            "nacimiento naissance | acta acte | matrimonio mariage | boda mariage | defunción décès | pasaporte passeport",
            "identidad identité | votar électeur | cementerio cimetière | ruido bruit | música musique | vecino voisin | perro chien",
            "aparcamiento stationnement | estacionamiento stationnement | coche voiture | calle rue | acera trottoir | bache trou chaussée",
            "farola lampadaire | luz lumière éclairage | basura ordures | contenedor bac | árbol arbre | rama branche | jardín jardin",
            "parque parc | obra travaux | licencia permis | vivienda logement | alquiler logement | humedad humidité | escuela école scolaire",
            "colegio école scolaire | inscripción inscription | inscribir inscription | comedor cantine | factura facture | guardería crèche",
            "ayuda aide | deuda dette | biblioteca bibliothèque | piscina piscine | sala salle | asociación association | trabajo emploi",
            "multa amende contravention | robo cambriolage | perdido perdu | cita rendez-vous | queja réclamation | horario horaires"
        ),
        ["pt"] = Phrases.Of(
            "nascimento naissance | certidão acte | casamento mariage | óbito décès | passaporte passeport | identidade identité",
            "votar électeur | cemitério cimetière | barulho bruit | ruído bruit | música musique | vizinho voisin | cão chien",
            "estacionamento stationnement | carro voiture | rua rue | passeio trottoir | buraco trou chaussée | lixo ordures | luz lumière éclairage",
            "árvore arbre | ramo branche | jardim jardin | parque parc | obras travaux | licença permis | habitação logement | casa logement",
            "renda logement | humidade humidité | escola école scolaire | inscrição inscription | cantina cantine | fatura facture",
            "creche crèche | ajuda aide | dívida dette | biblioteca bibliothèque | piscina piscine | sala salle | associação association",
            "emprego emploi | multa amende contravention | roubo cambriolage | perdido perdu | marcação rendez-vous | reclamação réclamation"
        ),
        ["tr"] = Phrases.Of(
            "doğum naissance | nikah mariage | evlilik mariage | evlenmek mariage | ölüm décès | pasaport passeport | kimlik identité",
            "gürültü bruit | müzik musique | komşu voisin | köpek chien | park stationnement | araba voiture | sokak rue | kaldırım trottoir",
            "çukur trou chaussée | lamba lampadaire | ışık lumière éclairage | çöp ordures | ağaç arbre | dal branche | bahçe jardin",
            "inşaat construction | ruhsat permis | konut logement | kira logement | rutubet humidité | okul école scolaire | kayıt inscription",
            "yemekhane cantine | fatura facture | kreş crèche | yardım aide | borç dette | kütüphane bibliothèque | havuz piscine",
            "salon salle | dernek association | iş emploi | ceza amende contravention | hırsızlık cambriolage | randevu rendez-vous | şikayet réclamation"
        ),
    };

    static readonly Dictionary<string, ILookup<string, string>> ByStem = Tables.ToDictionary(
        table => table.Key,
        table =>
            table
                .Value.Select(row => row.Split(' ', 2))
                .ToLookup(pair => Stems.Of(pair[0]).FirstOrDefault() ?? pair[0], pair => pair[1]),
        StringComparer.Ordinal
    );

    /// <summary>The French words for those of a text; empty for French and for languages without a table.</summary>
    public static string InFrench(string text, string? language) =>
        language is not null && ByStem.TryGetValue(language, out var words)
            ? string.Join(' ', Stems.Of(text).Distinct().SelectMany(stem => words[stem]))
            : "";
}
