"""Who speaks for no house in Chinese and Japanese text: 业内人士, 多数人认为, 業界関係者の間では."""

import re
from collections.abc import Iterator

from forecasts.extracting.speakers.names_chinese import BREAK
from forecasts.extracting.words.speakers_chinese import SAYING_HAN

__all__ = ["crowds_in"]

_SOME = r"(?:(?:[一二两三四五六多几数][名位家]|部分|大?多数|绝大多数|许多|不少|一些|众多|各[位家]|当地|相关|有关|另有|还有|也?有|与会|在场)的?)*"
_TRADE = r"(?:(?:行业|业内|业界|圈内|市场|产业链|券商|资深|接近公司的)的?)*"
_PEOPLE = "专家|人士|(?:分析|观察|业内|市场)人士|分析师|观察者|参与者|法人(?:机构|圈)?|外资(?:法人)?|资料|受访者|消费者|从业者|用户|居民|经销商|农户|店主|投资者|企业主|企业家|业者|经销商|同行|厂商人士"
_HEARD = "数据|观点|声音|说法|分析|机构|券商|媒体|部门"
"""What is heard of nobody, where a word says that it is of some."""
_OF_A_TRADE = "(?:行业|业内)(?:协会|机构|组织)"
_ALL = "(?:业[内界]|坊间|外界|各[界方]|舆论|圈内)"
_ALL_OF = "(?:市场|行业|机构|券商)(?=普遍|一般|大?多|一致|预期|估计|认为|判断)"
_ANYBODY = re.compile(
    rf"{BREAK}(?:而|但)?(?:根据|据|在)?(?P<who>{_SOME}[\u4e00-\u9fff]{{0,4}}?{_TRADE}(?:{_PEOPLE})|{_OF_A_TRADE}|(?:{_SOME}(?<=.)){_TRADE}(?:{_HEARD})"
    rf"|(?<=[，,。；;：:、！？”\s])?(?:大?多数|很多|许多|不少|有|有些)人(?=认为|觉得|预|估|判断|相信|看好)|{_ALL_OF}|{_ALL}(?=普遍|一般|大?多|一致|预期|估计|认为|预计|预测|判断|看好))"
    rf"(?:普遍|大?多数?|则|还|也|一般|一致|看来)*(?:{SAYING_HAN}|觉得|相信)"
)
_ANYBODY_JA = re.compile(
    rf"{BREAK}(?:一方|また|ただ)?、?(?P<who>(?:業界|市場|専門家|関係者|アナリスト|エコノミスト|識者|投資家)(?:関係者)?(?:の間|の多く|内)?(?:で)?(?:は|では))(?=[^。]*(?:との|という)?(?:見方|声|観測|指摘|予想|意見|見通し)(?:が|も)?|[^。]*(?:みる|みている|見る|見ている))"
    r"|(?P<several>(?:民間の?)?(?:調査機関|シンクタンク|エコノミスト|アナリスト|証券会社|民間予測|主要行)\d*[社人機関名]*の(?:予測|予想|見通し))"
    r"|(?P<many>との(?:見方|予想|観測|声|見通し)が(?:多|大勢|支配的|優勢|広が|強い))"
)
"""The people of a trade; several houses together; what many think, behind what they think."""


def crowds_in(sentence: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Yield where people of no house speak in a sentence, and their words."""
    pattern = _ANYBODY_JA if language == "ja" else _ANYBODY
    for match in pattern.finditer(sentence):
        kind = match.lastgroup or "who"
        yield match.start(kind), match.end(), match[kind]
