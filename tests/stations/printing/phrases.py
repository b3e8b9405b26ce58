"""What people write on a sheet, in every language of the product: letters with marks, figures, Latin names.

One sentence each for the title of the festival, its description, its place, the way, a station, its offer.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrases:
    """Words of people in one language."""

    festival: str
    about: str
    place: str
    way: str
    station: str
    offer: str
    details: str
    cost: str


PHRASES = {
    "de": Phrases(
        "Großes Sommerfest für Groß und Klein",
        "Über 40 Vereine öffnen ihre Türen; kommen Sie mit Äpfeln, Öl & Süßem!",
        "Wiese am Salvador-Allende-Platz 11, 07747 Jena",
        "Straßenbahn 4 oder 5 bis „Lobeda-West“, dann 300 m zu Fuß.",
        "Blickwechsel e.V.",
        "Fahrräder prüfen (bis 26 Zoll)",
        "Wir prüfen Bremsen und Licht – kostenlos, solange Schläuche da sind.",
        "2,50 € für Schläuche",
    ),
    "de-x-leicht": Phrases(
        "Das Sommer-Fest",
        "Das Fest ist für alle. Es gibt mehr als 40 Stände.",
        "Wiese am Allende-Platz 11",
        "Fahren Sie mit der Straßen-Bahn 4. Steigen Sie in Lobeda-West aus.",
        "Fahrrad-Werkstatt",
        "Wir prüfen Ihr Fahrrad",
        "Bringen Sie Ihr Fahrrad mit. Das kostet nichts.",
        "Ein Schlauch kostet 2 Euro",
    ),
    "en": Phrases(
        "Lobeda’s big summer festival",
        "More than 40 clubs open their doors – bring your family!",
        "Meadow at Allende-Platz 11, Jena",
        "Tram 4 or 5 to “Lobeda-West”, then 300 m on foot.",
        "Friends’ Workshop (Jena)",
        "Check your bicycle, 12–26 inches",
        "We check brakes & lights; it’s free while tubes last.",
        "€2.50 for a tube",
    ),
    "ar": Phrases(
        "مهرجان الصيف في لوبيدا",
        "أكثر من 40 جمعية تفتح أبوابها، فتعالوا مع عائلاتكم!",
        "المرج عند ساحة Salvador-Allende-Platz 11 في يينا",
        "الترام رقم 4 أو 5 حتى محطة Lobeda-West، ثم 300 متر سيرًا على الأقدام.",
        "جمعية اللغات (Sprachcafé) للعائلات",
        "فحص الدراجات حتى 26 بوصة",
        "نفحص المكابح والأضواء مجانًا، وللأسئلة اتصلوا بـ Mara على الرقم 0151 234567.",
        "2.50 يورو للإطار",
    ),
    "fa": Phrases(
        "جشن تابستانی بزرگ لوبدا",
        "بیش از 40 انجمن درهای خود را باز می‌کنند؛ با خانواده بیایید!",
        "چمن میدان Salvador-Allende-Platz 11 در ینا",
        "تراموای 4 یا 5 تا ایستگاه Lobeda-West، سپس 300 متر پیاده.",
        "انجمن زبان (Sprachcafé) برای خانواده‌ها",
        "بررسی دوچرخه تا 26 اینچ",
        "ترمز و چراغ را رایگان بررسی می‌کنیم؛ پرسش‌ها: Mara، تلفن 0151 234567.",
        "2.50 یورو برای تیوپ",
    ),
    "uk": Phrases(
        "Велике літнє свято в Лобеді",
        "Понад 40 об’єднань відчиняють двері — приходьте з родиною!",
        "Галявина біля Salvador-Allende-Platz 11, Єна",
        "Трамвай 4 або 5 до «Lobeda-West», далі 300 м пішки.",
        "Їдальня «Ґанок» для сусідів",
        "Перевірка велосипедів до 26 дюймів",
        "Перевіряємо гальма й світло; запитання — Mara, 0151 234567.",
        "2,50 € за камеру",
    ),
    "ru": Phrases(
        "Большой летний праздник в Лобеде",
        "Более 40 объединений открывают двери — приходите всей семьёй!",
        "Луг у Salvador-Allende-Platz 11, Йена",
        "Трамвай 4 или 5 до «Lobeda-West», затем 300 м пешком.",
        "Клуб «Ёлочка» для соседей",
        "Проверка велосипедов до 26 дюймов",
        "Проверяем тормоза и свет; вопросы — Mara, 0151 234567.",
        "2,50 € за камеру",
    ),
    "tr": Phrases(
        "Lobeda’da büyük yaz şenliği",
        "40’tan fazla dernek kapılarını açıyor; ailenizle gelin!",
        "Salvador-Allende-Platz 11 çayırı, Jena",
        "4 veya 5 numaralı tramvayla “Lobeda-West”e, sonra 300 m yürüyüş.",
        "Işık Komşuluk Derneği",
        "26 inçe kadar bisiklet kontrolü",
        "Fren ve ışıkları ücretsiz kontrol ediyoruz; sorular için Mara: 0151 234567.",
        "İç lastik 2,50 €",
    ),
    "vi": Phrases(
        "Lễ hội mùa hè lớn ở Lobeda",
        "Hơn 40 hội đoàn mở cửa đón quý vị – hãy đến cùng gia đình!",
        "Bãi cỏ Salvador-Allende-Platz 11, Jena",
        "Tàu điện số 4 hoặc 5 đến “Lobeda-West”, rồi đi bộ 300 m.",
        "Hội Người Việt ở Thüringen",
        "Kiểm tra xe đạp đến cỡ 26 inch",
        "Chúng tôi kiểm tra phanh và đèn miễn phí; hỏi chị Phượng, số 0151 234567.",
        "Ruột xe giá 2,50 €",
    ),
    "fr": Phrases(
        "Grande fête d’été à Lobeda",
        "Plus de 40 associations ouvrent leurs portes – venez en famille !",
        "Pré du Salvador-Allende-Platz 11, à Jena",
        "Tram 4 ou 5 jusqu’à « Lobeda-West », puis 300 m à pied.",
        "L’Œuvre des voisins, où l’on s’entraide",
        "Contrôle des vélos jusqu’à 26 pouces",
        "Freins et éclairage vérifiés gratuitement ; questions : Mara, 0151 234567.",
        "2,50 € la chambre à air",
    ),
    "ku": Phrases(
        "Cejna mezin a havînê li Lobedayê",
        "Zêdetirî 40 komele deriyên xwe vedikin; bi malbatê re werin!",
        "Mêrga li Salvador-Allende-Platz 11, Jena",
        "Bi tramwaya 4 an 5 heta “Lobeda-West”, paşê 300 m bi peyatî.",
        "Komeleya Çand û Huner a Kurdî",
        "Kontrola bisiklêtan heta 26 înç",
        "Em fren û ronahiyê belaş kontrol dikin; pirs: Mara, 0151 234567.",
        "Lastîka hundir 2,50 €",
    ),
    "ti": Phrases(
        "ዓቢ በዓል ሓጋይ ኣብ ሎቤዳ",
        "ልዕሊ 40 ማሕበራት ኣፍደገታተን ይኸፍታ፤ ምስ ስድራቤትኩም ንዑ።",
        "ሸኻ ኣብ Salvador-Allende-Platz 11፣ የና",
        "ብትራም 4 ወይ 5 ክሳብ Lobeda-West፣ ድሕሪኡ 300 ሜትሮ ብእግሪ።",
        "ማሕበር ኤርትራውያን ኣብ Jena",
        "ምርመራ ብሽክለታ ክሳብ 26 ኢንች",
        "ፍሬንን መብራህትን ብነጻ ንምርምር፤ ሕቶ፦ Mara፣ 0151 234567።",
        "2.50 ዩሮ ንካምራ",
    ),
    "so": Phrases(
        "Dabaaldegga weyn ee xagaaga ee Lobeda",
        "In ka badan 40 urur ayaa albaabbada furaya; la kaalay qoyskaaga!",
        "Cawska Salvador-Allende-Platz 11, Jena",
        "Taraamka 4 ama 5 ilaa “Lobeda-West”, kaddib 300 m oo lug ah.",
        "Ururka Haweenka Soomaaliyeed",
        "Baaritaanka baaskiillada ilaa 26 inji",
        "Waxaan hubinnaa bareegga iyo nalka; su’aalo: Mara, 0151 234567.",
        "2,50 € tuubbada",
    ),
    "ro": Phrases(
        "Marea sărbătoare de vară din Lobeda",
        "Peste 40 de asociații își deschid porțile – veniți cu familia!",
        "Pajiștea din Salvador-Allende-Platz 11, Jena",
        "Tramvaiul 4 sau 5 până la „Lobeda-West”, apoi 300 m pe jos.",
        "Asociația Țăranilor și Învățătorilor",
        "Verificarea bicicletelor până la 26 de țoli",
        "Verificăm frânele și luminile gratuit; întrebări: Mara, 0151 234567.",
        "2,50 € camera de aer",
    ),
    "pl": Phrases(
        "Wielki letni festyn w Lobedzie",
        "Ponad 40 stowarzyszeń otwiera drzwi – przyjdźcie z rodziną!",
        "Łąka przy Salvador-Allende-Platz 11, Jena",
        "Tramwajem 4 lub 5 do „Lobeda-West”, potem 300 m pieszo.",
        "Klub „Źródło” dla sąsiadów",
        "Przegląd rowerów do 26 cali",
        "Sprawdzamy hamulce i światła bezpłatnie; pytania: Mara, 0151 234567.",
        "Dętka za 2,50 €",
    ),
    "es": Phrases(
        "Gran fiesta de verano en Lobeda",
        "Más de 40 asociaciones abren sus puertas: ¡vengan con la familia!",
        "Prado de Salvador-Allende-Platz 11, Jena",
        "Tranvía 4 o 5 hasta «Lobeda-West», luego 300 m a pie.",
        "Asociación Años Compartidos",
        "Revisión de bicicletas hasta 26 pulgadas",
        "Revisamos frenos y luces gratis; ¿preguntas?: Mara, 0151 234567.",
        "2,50 € por cámara",
    ),
}
