"""Names of places and adjectives of them, in three languages, each with its region."""

from collections.abc import Mapping

from forecasts.ledger.regions import REGIONS
from forecasts.ledger.subdivisions import SUBDIVISIONS
from forecasts.reading.twins.plain_forms import shadow

__all__ = ["ENGLISH_PLACES", "GOVERNMENTS", "HAN_CITIES", "HAN_PLACES", "KATAKANA_PLACES"]

GOVERNMENTS: Mapping[str, str] = {
    "Washington": "United-States", "Beijing": "China", "Berlin": "Germany", "Tokyo": "Japan", "Delhi": "India", "New Delhi": "India", "London": "United-Kingdom", "Whitehall": "United-Kingdom",
    "Paris": "France", "Moscow": "Russia", "Seoul": "South-Korea", "Brussels": "European-Union", "Canberra": "Australia", "Ottawa": "Canada", "Jakarta": "Indonesia", "Hanoi": "Vietnam",
    "Ankara": "Turkiye", "Madrid": "Spain", "Rome": "Italy", "Warsaw": "Poland", "Taipei": "Taiwan", "Manila": "Philippines", "Riyadh": "Saudi-Arabia", "Cairo": "Egypt", "Kyiv": "Ukraine",
}  # fmt: skip
"""Governments that are called by their capitals."""

_MORE = {
    "global": "World", "globally": "World", "worldwide": "World", "world": "World",
    "chinese": "China", "american": "United-States", "u.s.": "United-States", "us": "United-States",
    "america": "United-States", "usa": "United-States", "u.s.a.": "United-States", "nafta": "North-America", "québec": "Quebec", "united states": "United-States", "british": "United-Kingdom",
    "uk": "United-Kingdom", "u.k.": "United-Kingdom", "britain": "United-Kingdom",
    "german": "Germany", "french": "France", "italian": "Italy", "spanish": "Spain",
    "dutch": "Netherlands", "swedish": "Sweden", "norwegian": "Norway", "danish": "Denmark",
    "finnish": "Finland", "polish": "Poland", "swiss": "Switzerland", "austrian": "Austria",
    "irish": "Ireland", "portuguese": "Portugal", "greek": "Greece", "turkish": "Turkiye", "turkey": "Turkiye", "dubai": "United-Arab-Emirates", "abu dhabi": "United-Arab-Emirates",
    "russian": "Russia", "ukrainian": "Ukraine", "japanese": "Japan", "korean": "South-Korea",
    "south korean": "South-Korea", "korea": "South-Korea", "indian": "India",
    "indonesian": "Indonesia", "vietnamese": "Vietnam", "thai": "Thailand",
    "malaysian": "Malaysia", "philippine": "Philippines", "singaporean": "Singapore",
    "taiwanese": "Taiwan", "australian": "Australia", "canadian": "Canada", "mexican": "Mexico",
    "brazilian": "Brazil", "chilean": "Chile", "argentine": "Argentina", "peruvian": "Peru",
    "colombian": "Colombia", "saudi": "Saudi-Arabia", "emirati": "United-Arab-Emirates",
    "uae": "United-Arab-Emirates", "egyptian": "Egypt", "nigerian": "Nigeria",
    "kenyan": "Kenya", "south african": "South-Africa", "moroccan": "Morocco",
    "european": "Europe", "eu": "European-Union", "bloc": "European-Union", "asian": "Asia",
    "african": "Africa", "sub-saharan": "Sub-Saharan-Africa", "latin american": "Latin-America", "latin america and the caribbean": "Latin-America", "north american": "North-America",
    "southeast asian": "Southeast-Asia", "south-east asia": "Southeast-Asia", "south east asia": "Southeast-Asia", "israeli": "Israel", "hungarian": "Hungary",
    "asia-pacific": "Asia-Pacific", "asia pacific": "Asia-Pacific", "asia/pacific": "Asia-Pacific", "asia pac": "Asia-Pacific", "central london": "United-Kingdom", "greater london": "United-Kingdom", "apac": "Asia-Pacific", "euro area": "Eurozone", "euro zone": "Eurozone", "czech": "Czechia", "romanian": "Romania", "belgian": "Belgium",
}  # fmt: skip
_OF_CHINA = (
    "beijing changchun changsha chengdu chongqing dalian dongguan foshan guangzhou hangzhou harbin hefei jinan kunming nanjing ningbo qingdao"
    " shanghai shenyang shenzhen suzhou tianjin wuhan wuhu wuxi xiamen xi'an yangtze zhengzhou zhuhai".split()
)
"""Large cities of China, whose figures are of China where no code is nearer."""
_STATE_WORDS = {"China": "municipality", "Japan": "prefecture"}
_NOT_ALONE = frozenset((
    "Beijing", "Chongqing", "Shanghai", "Tianjin", "Washington", "New-York", "Delhi", "Acre", "Para", "Sao-Paulo", "Rio-de-Janeiro", "Berlin", "Bremen", "Hamburg", "Victoria", "Washington-DC",
))  # fmt: skip
"""Names of cities, governments and things, which mean a state where a word says so."""
_MORE_HAN = {
    "全球": "World", "世界": "World", "国際": "World", "全世界": "World",
    "我国": "China", "全国": "", "国内": "", "中国": "China",
    "欧洲": "Europe", "欧盟": "European-Union", "美国": "United-States", "日本": "Japan",
    "韩国": "South-Korea", "英国": "United-Kingdom", "德国": "Germany", "法国": "France",
    "東南アジア": "Southeast-Asia", "东南亚": "Southeast-Asia", "欧州": "Europe", "米国": "United-States",
    "北米": "North-America", "中南米": "Latin-America", "東欧": "Eastern-Europe",
    "西欧": "Western-Europe", "韓国": "South-Korea", "英国市場": "United-Kingdom",
    "全台": "Taiwan", "印尼": "Indonesia", "大马": "Malaysia", "沙特": "Saudi-Arabia", "阿联酋": "United-Arab-Emirates", "海外": "World", "大陆": "China", "北美": "North-America", "亚太": "Asia-Pacific", "拉美": "Latin-America", "对欧": "Europe", "对美": "United-States",
}  # fmt: skip


KATAKANA_PLACES = {
    "ドイツ": "Germany", "インド": "India", "アジア": "Asia", "ベトナム": "Vietnam", "タイ": "Thailand", "インドネシア": "Indonesia", "マレーシア": "Malaysia", "フィリピン": "Philippines", "シンガポール": "Singapore",
    "ミャンマー": "Myanmar", "カンボジア": "Cambodia", "バングラデシュ": "Bangladesh", "パキスタン": "Pakistan", "スリランカ": "Sri-Lanka", "モンゴル": "Mongolia", "アメリカ": "United-States", "カナダ": "Canada", "メキシコ": "Mexico",
    "ブラジル": "Brazil", "チリ": "Chile", "アルゼンチン": "Argentina", "ペルー": "Peru", "コロンビア": "Colombia", "フランス": "France", "イギリス": "United-Kingdom", "イタリア": "Italy", "スペイン": "Spain", "ポルトガル": "Portugal",
    "オランダ": "Netherlands", "ベルギー": "Belgium", "スイス": "Switzerland", "オーストリア": "Austria", "スウェーデン": "Sweden", "ノルウェー": "Norway", "フィンランド": "Finland", "デンマーク": "Denmark", "ポーランド": "Poland",
    "チェコ": "Czechia", "ハンガリー": "Hungary", "ルーマニア": "Romania", "ギリシャ": "Greece", "アイルランド": "Ireland", "ロシア": "Russia", "ウクライナ": "Ukraine", "トルコ": "Turkiye", "オーストラリア": "Australia",
    "ニュージーランド": "New-Zealand", "サウジアラビア": "Saudi-Arabia", "イスラエル": "Israel", "イラン": "Iran", "エジプト": "Egypt", "ナイジェリア": "Nigeria", "ケニア": "Kenya", "エチオピア": "Ethiopia", "モロッコ": "Morocco",
    "南アフリカ": "South-Africa", "アフリカ": "Africa", "ヨーロッパ": "Europe", "ウズベキスタン": "Uzbekistan", "カザフスタン": "Kazakhstan",
}  # fmt: skip
"""Names in Japanese syllables, which may be a part of longer words: タイヤ is none of タイ."""
_OF_CHINA_HAN = (
    "深圳 广州 成都 杭州 苏州 武汉 合肥 南京 西安 长三角 珠三角 京津冀 粤港澳大湾区".split()
)
"""Large cities of China in Chinese."""
HAN_CITIES = dict.fromkeys(
    "郑州 鄭州 长沙 長沙 沈阳 瀋陽 长春 長春 哈尔滨 ハルビン 石家庄 太原 济南 済南 福州 南昌 南宁 海口 贵阳 貴陽 昆明 兰州 蘭州 银川 乌鲁木齐"
    " 青岛 青島 宁波 寧波 厦门 アモイ 大连 大連 无锡 無錫 东莞 東莞 佛山 広州 蘇州 武漢 芜湖 宁德".split(), "China"
) | dict.fromkeys("东京 東京 大阪 京都 横滨 横浜 名古屋 神户 神戸 福冈 福岡 札幌 仙台 广岛 広島".split(), "Japan")  # fmt: skip
"""Cities, by which a page of another country tells where something is; at home they tell nothing."""
_OTHER_SIGNS = {
    "廣东": "Guangdong", "廣東": "Guangdong", "広東省": "Guangdong", "廣西": "Guangxi", "甘肅": "Gansu", "遼寧": "Liaoning", "黑龍江": "Heilongjiang", "黒竜江省": "Heilongjiang",
    "寧夏": "Ningxia", "江蘇": "Jiangsu", "雲南": "Yunnan", "貴州": "Guizhou", "重慶": "Chongqing", "內蒙古": "Inner-Mongolia", "内モンゴル": "Inner-Mongolia", "新疆ウイグル": "Xinjiang",
    "加州": "California", "得州": "Texas", "德克萨斯州": "Texas", "爱荷华州": "Iowa", "乔治亚州": "Georgia-United-States", "俄克拉荷马州": "Oklahoma", "康涅狄克州": "Connecticut", "阿尔伯塔省": "Alberta",
    "テキサス州": "Texas", "カリフォルニア州": "California", "ニューヨーク州": "New-York", "フロリダ州": "Florida", "アリゾナ州": "Arizona", "オハイオ州": "Ohio", "ミシガン州": "Michigan",
    "ワシントン州": "Washington", "オレゴン州": "Oregon", "ネバダ州": "Nevada", "ジョージア州": "Georgia-United-States", "テネシー州": "Tennessee", "バージニア州": "Virginia", "インディアナ州": "Indiana",
    "アイオワ州": "Iowa", "イリノイ州": "Illinois", "ケンタッキー州": "Kentucky", "ペンシルベニア州": "Pennsylvania", "ルイジアナ州": "Louisiana", "コロラド州": "Colorado", "ハワイ州": "Hawaii", "アラスカ州": "Alaska",
    "ノースカロライナ州": "North-Carolina", "サウスカロライナ州": "South-Carolina", "アルバータ州": "Alberta", "オンタリオ州": "Ontario", "ケベック州": "Quebec", "クイーンズランド州": "Queensland",
    "西オーストラリア州": "Western-Australia", "バイエルン州": "Bavaria", "グジャラート州": "Gujarat", "タミルナド州": "Tamil-Nadu", "マハラシュトラ州": "Maharashtra", "サンパウロ州": "Sao-Paulo",
}  # fmt: skip
"""Provinces and states in traditional and Japanese signs, and by other names than the ledger's."""
_JAPANESE = (
    "青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県 新潟県 富山県 石川県 福井県 山梨県 長野県 岐阜県 静岡県 愛知県 三重県"
    " 滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県 岡山県 広島県 山口県 徳島県 香川県 愛媛県 高知県 福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県".split()
)
"""Prefectures of Japan in the order of their codes, from the second."""


def _english() -> dict[str, str]:
    places = {
        row[0].lower(): code
        for code, row in REGIONS.items()
        if len(row[0]) > 3 and code not in SUBDIVISIONS
    }
    return {**places, **_states(), **dict.fromkeys(_OF_CHINA, "China"), **_MORE}


def _states() -> dict[str, str]:
    """Return states by their names, with and without long marks, and by those with a word."""
    found: dict[str, str] = {}
    for code, (name, _, _, country) in SUBDIVISIONS.items():
        word = _STATE_WORDS.get(country, "state")
        for one in {name.lower(), code.lower().replace("-", " ")}:
            found |= {f"{one} {word}": code, f"{word} of {one}": code}
            if code not in _NOT_ALONE and (country != "Japan" or code in {"Hokkaido", "Okinawa"}):
                found[one] = code
    return found


def _han() -> dict[str, str]:
    places = {row[1]: code for code, row in REGIONS.items() if len(row[1]) > 1}
    prefectures = [code for code, row in SUBDIVISIONS.items() if row[3] == "Japan"][1:]
    japanese = dict(zip(_JAPANESE, prefectures, strict=True))
    places |= japanese | {shadow(name): code for name, code in japanese.items()}
    places |= dict.fromkeys(_OF_CHINA_HAN, "China") | _OTHER_SIGNS | _MORE_HAN | KATAKANA_PLACES
    places = HAN_CITIES | places
    return dict(sorted(places.items(), key=lambda one: -len(one[0])))


ENGLISH_PLACES: Mapping[str, str] = _english()
"""Names and adjectives in lower case -> region."""

HAN_PLACES: Mapping[str, str] = _han()
"""Chinese and Japanese names -> region, longest first; '' is the country of the language."""
