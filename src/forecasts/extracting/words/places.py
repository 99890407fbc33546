"""Names of places and adjectives of them, in three languages, each with its region."""

import re
from collections.abc import Mapping

from forecasts.ledger.regions import REGIONS

__all__ = ["ENGLISH_PLACES", "HAN_PLACES", "OF_SOMEBODY_HAN", "VISITORS_HAN"]

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

_OFFICE_HAN = re.compile(
    r"(?:区|地区)?(?:合伙人|首席|总裁|副总裁|负责人|高级|股票|策略师|经济师|经济学家|分析师|行业分析师)"
)
_BODY_HAN = re.compile(
    r"の?[\u4e00-\u9fff]{2,14}?(?:协会|協会|工業会|連盟|学会|商会|联合会|联盟|集团|公司|银行|证券|(?:研究|交易|信息|咨询|预测|监测|评估)中心|交易所|研究院|研究所|工程院|科学院|委员会|管理局)|银行(?!业)"
)
_AGENT_HAN = re.compile(
    r"の?(?:大手)?(?:市場)?(?:調査|コンサル|リサーチ|証券|金融)|(?:知名|著名)?(?:市场|数据|市调|研究|调研|咨询|调查)?(?:研究|调研|咨询|调查|机构|投行|券商)"
)
"""Whose nation a place tells: 米国の市場調査会社, 美国市场研究机构."""
_FAMED_HAN = re.compile(
    r"外?媒体?|级|领先|引领|瞩目|生产总值|(?:两国)?(?:贸易|关税)?(?:紧张|摩擦|争端|冲突|战|关系)|(?:通用)?会计准[则則]|一流|首[个家款批创]|最[大高先]|前列|知名|先进|第[一二三]"
)
_DATELINE_HAN = re.compile(r"(?:\d{1,2}月)?\d{1,2}日?[电電讯訊]")
"""Where a report is from: 休斯敦3月5日电."""
VISITORS_HAN = re.compile(
    r"(?:籍|から(?:の)?)?(?:旅客|游客|观光客|観光客|訪日客|客(?![\u4e00-\u9fff])|旅行者)"
)
"""Who comes from a place, of whom another counts: 日本旅客约150万人次."""
_MEETING_HAN = re.compile(r"[\u4e00-\u9fff]{0,10}?(?:大会|论坛|峰会|博览会)")
"""What is held, by its name: 在全球伙伴大会上表示."""
OF_SOMEBODY_HAN = (_MEETING_HAN, _OFFICE_HAN, _FAMED_HAN, _BODY_HAN, _AGENT_HAN, _DATELINE_HAN)
"""What stands behind a place that somebody or something is named by."""
