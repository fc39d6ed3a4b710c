namespace Parvis.LetterBench.Making;

/// <summary>What is written in another language about a topic of the town.</summary>
sealed record ForeignLetter(
    string Language,
    string Topic,
    string Object,
    string Opening,
    string[] Paragraphs,
    string Closing
);

static class ForeignLetters
{
    /// <summary>Of half A, then of half B.</summary>
    public static readonly ForeignLetter[][] All =
    [
        [
            new(
                "en",
                "Acte de naissance, de mariage ou de décès",
                "Birth certificate for my daughter",
                "Dear Sir or Madam,",
                [
                    "My daughter was born in your town and we moved to Leeds two years later. Her new school asks for a full copy of her birth certificate, with the names of both parents.",
                    "Could you please send it to the address above, and tell me whether there is anything to pay? I enclose a copy of my passport.",
                ],
                "Yours faithfully,"
            ),
            new(
                "en",
                "Bruit et troubles de voisinage",
                "Noise at night",
                "Dear Mayor,",
                [
                    "For the last two months the bar below our flat has been playing music until three in the morning, with shouting in the street after it closes. We cannot sleep, and my wife works early shifts at the hospital.",
                    "We have spoken to the owner twice without any result. I would be grateful if your officers could measure the noise and remind him of the rules.",
                ],
                "Yours sincerely,"
            ),
            new(
                "es",
                "Inscription scolaire et dérogation",
                "Inscripción en la escuela",
                "Señor alcalde:",
                [
                    "Acabamos de llegar a la ciudad y quisiera inscribir a mi hijo de siete años en la escuela primaria más cercana a nuestra casa. Habla español y un poco de francés.",
                    "Le ruego que me indique los documentos que debo presentar y la fecha en la que podría comenzar las clases.",
                ],
                "Le saluda atentamente,"
            ),
            new(
                "pt",
                "Carte d'identité et passeport",
                "Renovação do passaporte",
                "Exmo. Senhor Presidente,",
                [
                    "Venho por este meio pedir uma marcação para renovar o passaporte da minha filha, que tem também a nacionalidade francesa. O documento perde a validade antes das férias do verão.",
                    "Trabalho durante a semana e não consigo ligar no horário de atendimento. Agradeço que me enviem uma resposta por escrito.",
                ],
                "Com os melhores cumprimentos,"
            ),
        ],
        [
            new(
                "en",
                "Stationnement, arceaux et places réservées",
                "Parking space for a disabled driver",
                "Dear Sir or Madam,",
                [
                    "I am a wheelchair user and I have lived in the town since last spring. There is no reserved parking space for disabled drivers near the entrance of my building, and the closest one is more than three hundred metres away.",
                    "Please let me know how I can ask for a space to be marked in front of the house, and how long it usually takes.",
                ],
                "Kind regards,"
            ),
            new(
                "en",
                "Arbre dangereux, élagage",
                "Dangerous tree over our garden",
                "Dear Mayor,",
                [
                    "A large plane tree in the public garden behind our house lost two branches during the storm last week. One of them fell across our fence. The trunk is hollow and leans towards the children's bedroom.",
                    "I am asking for the tree to be inspected and cut back before the next strong wind. Photographs are enclosed.",
                ],
                "Yours faithfully,"
            ),
            new(
                "es",
                "Demande de logement social",
                "Solicitud de vivienda social",
                "Estimada señora alcaldesa:",
                [
                    "Vivo con mi esposo y nuestros tres hijos en un apartamento de una sola habitación, con mucha humedad. Presentamos una solicitud de vivienda social hace cuatro años y todavía no tenemos ninguna respuesta.",
                    "Quisiera saber en qué situación está nuestro expediente y si podemos hablar con alguien de sus servicios.",
                ],
                "Reciba un cordial saludo,"
            ),
            new(
                "tr",
                "Mariage",
                "Nikah başvurusu",
                "Sayın Belediye Başkanı,",
                [
                    "Nişanlım ile gelecek yaz belediyenizde evlenmek istiyoruz. Ben Türkiye vatandaşıyım, nişanlım Fransız vatandaşıdır ve dört yıldır bu şehirde oturuyor.",
                    "Evlilik dosyası için hangi belgeler gerekli, ve tercüme edilmeleri gerekir mi? Bize yazılı olarak bilgi verirseniz çok memnun oluruz.",
                ],
                "Saygılarımla,"
            ),
        ],
    ];
}
