"""Names of places and adjectives of them, in three languages, each with its region."""

from collections.abc import Mapping

from forecasts.ledger.regions import REGIONS

__all__ = ["ENGLISH_PLACES", "HAN_PLACES"]

_MORE = {
    "global": "World", "globally": "World", "worldwide": "World", "world": "World",
    "chinese": "China", "american": "United-States", "u.s.": "United-States", "us": "United-States",
    "america": "United-States", "usa": "United-States", "u.s.a.": "United-States", "nafta": "North-America", "united states": "United-States", "british": "United-Kingdom",
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
    "anhui beijing changchun changsha chengdu chongqing dalian dongguan foshan fujian gansu guangdong guangxi guangzhou guizhou hainan hangzhou harbin hebei hefei"
    " heilongjiang henan hubei hunan inner-mongolia jiangsu jiangxi jilin jinan kunming liaoning nanjing ningbo ningxia qingdao qinghai shaanxi shandong shanghai"
    " shanxi shenyang shenzhen sichuan suzhou tianjin tibet wuhan wuhu wuxi xiamen xi'an xinjiang yangtze yunnan zhejiang zhengzhou zhuhai".split()
)
"""Provinces and large cities of China, whose figures are of China where no code is nearer."""
_STATES = (
    "alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana iowa kansas kentucky"
    " louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon"
    " pennsylvania tennessee texas utah vermont virginia wisconsin wyoming".split()
)
_STATES_OF_TWO = ("new hampshire", "new jersey", "new mexico", "new york state", "north carolina", "north dakota", "rhode island", "south carolina", "south dakota", "washington state", "west virginia")  # fmt: skip
"""States of the United States; New York alone is a market, Washington a government."""
_MORE_HAN = {
    "全球": "World", "世界": "World", "国際": "World", "全世界": "World",
    "我国": "China", "全国": "", "国内": "", "中国": "China", "北京": "China", "上海": "China",
    "欧洲": "Europe", "欧盟": "European-Union", "美国": "United-States", "日本": "Japan",
    "韩国": "South-Korea", "英国": "United-Kingdom", "德国": "Germany", "法国": "France",
    "東南アジア": "Southeast-Asia", "东南亚": "Southeast-Asia", "欧州": "Europe", "米国": "United-States",
    "北米": "North-America", "中南米": "Latin-America", "東欧": "Eastern-Europe",
    "西欧": "Western-Europe", "韓国": "South-Korea", "ドイツ": "Germany", "インド": "India", "アジア": "Asia", "英国市場": "United-Kingdom",
    "全台": "Taiwan", "海外": "World", "大陆": "China", "北美": "North-America", "亚太": "Asia-Pacific", "拉美": "Latin-America", "对欧": "Europe", "对美": "United-States",
}  # fmt: skip


_OF_CHINA_HAN = (
    "河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 内蒙古 广西 西藏 宁夏 新疆"
    " 天津 重庆 深圳 广州 成都 杭州 苏州 武汉 合肥 南京 西安 长三角 珠三角 京津冀 粤港澳大湾区".split()
)
"""Provinces and large cities of China in Chinese."""


def _english() -> dict[str, str]:
    places = {row[0].lower(): code for code, row in REGIONS.items() if len(row[0]) > 3}
    states = dict.fromkeys((*_STATES, *_STATES_OF_TWO), "United-States")
    return {**places, **states, **dict.fromkeys(_OF_CHINA, "China"), **_MORE}


def _han() -> dict[str, str]:
    places = {row[1]: code for code, row in REGIONS.items() if len(row[1]) > 1}
    places |= dict.fromkeys(_OF_CHINA_HAN, "China") | _MORE_HAN
    return dict(sorted(places.items(), key=lambda one: -len(one[0])))


ENGLISH_PLACES: Mapping[str, str] = _english()
"""Names and adjectives in lower case -> region."""

HAN_PLACES: Mapping[str, str] = _han()
"""Chinese and Japanese names -> region, longest first; '' is the country of the language."""
