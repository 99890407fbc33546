"""Traditional Chinese characters as simplified ones, equally long, for the words of the rules.

Beside those of the reader the pairs are those of OpenCC (Apache-2.0) whose simplified form stands in
a rule of `extracting` or in the name of a region.
"""

from forecasts.reading.lexicon.simplified import SIMPLIFIED

__all__ = ["as_written", "simplified"]

_TRADITIONAL = (
    "乾僱儘儲冊凈凱劉勞厲參叢吳呂問喬嚴圍園團執夥婁孫宮寧寫嶼嶽廣廳慄慼懞敎曉曏書朮楊榮欒氫況"
    "淩溫滲瀋煉牽甯畢畵盡硃磚穀竇範簡糰紐綜綫緱繆織纍羣聞聶舉荊莊蒼蓋蔔蔘蔣蕭薑藺蘆術衕衚裏覈"
    "訊訓記訴註証詢詩誕説諮諸謹證譙譚譽讚豐貢責賀賈賓賴趙踰輯輸辭邊郟鄒鄔鄧鄭鄺鈡銀鋼鍊鏈閆閔純憶"
    "閤閻陰陳隊隻雖鞏顔顧饒馮駱鬍鬱鮑鹹麥麪麫麯麴黃黨龍龐龔"
)
_SIMPLIFIED = (
    "干雇尽储册净凯刘劳厉参丛吴吕问乔严围园团执伙娄孙宫宁写屿岳广厅栗戚蒙教晓向书术杨荣栾氢况"
    "凌温渗沈炼牵宁毕画尽朱砖谷窦范简团纽综线缑缪织累群闻聂举荆庄苍盖卜参蒋萧姜蔺芦术同胡里核"
    "讯训记诉注证询诗诞说咨诸谨证谯谭誉赞丰贡责贺贾宾赖赵逾辑输辞边郏邹邬邓郑邝钟银钢炼链闫闵纯忆"
    "合阎阴陈队只虽巩颜顾饶冯骆胡郁鲍咸麦面面曲曲黄党龙庞龚"
)
_TABLE = SIMPLIFIED | {ord(a): ord(b) for a, b in zip(_TRADITIONAL, _SIMPLIFIED, strict=True)}


def simplified(text: str) -> str:
    """Return the text with simplified characters for traditional ones; offsets hold."""
    return text if text.isascii() else text.translate(_TABLE)


def as_written(words: str, plain: str, text: str) -> str:
    """Return words that were found in the simplified twin `plain` as the text itself writes them."""
    at = plain.find(words)
    if at >= 0:
        return text[at : at + len(words)]
    first, blank, rest = words.partition(" ")
    return f"{as_written(first, plain, text)} {as_written(rest, plain, text)}" if blank else words
