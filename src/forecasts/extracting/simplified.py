"""Traditional Chinese characters as simplified ones, equally long, for the words of the rules.

The pairs are those of OpenCC (Apache-2.0) whose simplified form stands in a rule of `extracting`
or in the name of a region.
"""

__all__ = ["as_written", "simplified"]

_TRADITIONAL = (
    "並乾亞佈佔併來侷係個們倫傢僱價億儘儲內冊凈凱別則剋剛創劃劉動務勞區協厲參叢吳呂員問喬單噹"
    "嚮嚴囌國圍園圖團執報場塗夥奧婁孫學宮實寧審寫將專對導屆屬岡島崗嶼嶽帥師帶幣幹幾庫廠廣廳張"
    "強彆彿後從愛慄慼應懞戶揚換摺撾擔據擬敎敘數斷於時曉曏書會朮東査條楊業極榦榮構樁樂樑標樞機"
    "檯權欒歐歸氫況淨淩測湯準溫滲潤澤濛濟瀋灣為烏煉營爭爲爾牽獲現產産甦甯畢畫畵當發盡監盧矇硃"
    "磚礎祕稱穀穫竇箇範簡糰紀約紅納紐級紹組給統經綜綫維網線編緬緱緻縣總繆織繫纍纔羅羣聖聞聯聶"
    "脫臘臺與舉茲荊莊華萊萬葉蒼蓆蓋蔔蔘蔣蕭薑薩藍藺蘆蘇蘭處號術衕衚衛裏補裝裡製覈見規視觀訂計"
    "訊訓託記訪設許訴註証評詢詩該認誕說説調談諮諸諾謝謹證譙譚議譽讓讚豐貝負財貢貨責買費貿賀資"
    "賈賓賣賴贊趙踰車較輛輯輸轉辦辭農迴這連週進遊運過達遲還邊郟鄒鄔鄧鄭鄺鈡銀銷鋼錢錶鍊鍾鏈鐘"
    "長門閆開間閔閤閻關陰陳陸陽隊際隨隻雖雙電鞏韋韓項預頓領頭額顏顔類顧顯颱餘饒馬馮駱體髮鬍鬱"
    "魯鮑鮮鹹麥麪麫麯麴麵黃點黨齊齣龍龐龔"
)
_SIMPLIFIED = (
    "并干亚布占并来局系个们伦家雇价亿尽储内册净凯别则克刚创划刘动务劳区协厉参丛吴吕员问乔单当"
    "向严苏国围园图团执报场涂伙奥娄孙学宫实宁审写将专对导届属冈岛岗屿岳帅师带币干几库厂广厅张"
    "强别佛后从爱栗戚应蒙户扬换折挝担据拟教叙数断于时晓向书会术东查条杨业极干荣构桩乐梁标枢机"
    "台权栾欧归氢况净凌测汤准温渗润泽蒙济沈湾为乌炼营争为尔牵获现产产苏宁毕画画当发尽监卢蒙朱"
    "砖础秘称谷获窦个范简团纪约红纳纽级绍组给统经综线维网线编缅缑致县总缪织系累才罗群圣闻联聂"
    "脱腊台与举兹荆庄华莱万叶苍席盖卜参蒋萧姜萨蓝蔺芦苏兰处号术同胡卫里补装里制核见规视观订计"
    "讯训托记访设许诉注证评询诗该认诞说说调谈咨诸诺谢谨证谯谭议誉让赞丰贝负财贡货责买费贸贺资"
    "贾宾卖赖赞赵逾车较辆辑输转办辞农回这连周进游运过达迟还边郏邹邬邓郑邝钟银销钢钱表炼钟链钟"
    "长门闫开间闵合阎关阴陈陆阳队际随只虽双电巩韦韩项预顿领头额颜颜类顾显台余饶马冯骆体发胡郁"
    "鲁鲍鲜咸麦面面曲曲面黄点党齐出龙庞龚"
)
_TABLE = {ord(a): ord(b) for a, b in zip(_TRADITIONAL, _SIMPLIFIED, strict=True)}


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
